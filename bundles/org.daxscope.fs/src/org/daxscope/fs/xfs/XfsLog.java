package org.daxscope.fs.xfs;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.daxscope.fs.LogDevice;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/**
 * The log of XFS: what changed is gathered in memory, each thing once, and written at a commit as records of at most 32 KiB that
 * are padded to the log's sector of 4096 bytes. Addressed in basic blocks of 512 bytes. Kernel: xfs_log.c, xfs_log_cil.c,
 * xfs_log_recover.c.
 */
final class XfsLog implements Stateful<XfsLog.State> {
    private static final int RECORD_MAGIC = 0xfeedbabe;
    private static final int RECORD_BYTES = 32 << 10;
    private static final int UNIT_BYTES = 4096;
    private static final int UNIT = UNIT_BYTES / Units.SECTOR;
    /** What is before the head may have been written out of order: so many blocks are looked at (8 records of 256 KiB). */
    private static final long SCANNED = 8L * (256 << 10) / Units.SECTOR;
    private static final int OP_HEADER = 12;
    /** Start and commit records and the transaction's header. */
    private static final int TRANSACTION_BYTES = 3 * OP_HEADER + 16;
    /** Format, core, and what precedes each. */
    private static final int INODE_BYTES = 3 * OP_HEADER + 56 + 176;
    /** Format with its bitmap, and what precedes it and the data. */
    private static final int BUFFER_BYTES = 2 * OP_HEADER + 40;
    /** Changes of a buffer are logged in pieces of this size. */
    private static final int CHUNK_BYTES = 128;

    private final LogDevice log;
    private final EventSink events;
    private final Subject subject;
    /** Bytes of each thing that changed, by inode number or by ~block. */
    private final Map<Long, Integer> items = new TreeMap<>();
    private long head;
    private int cycle = 1;

    /** The log at one moment. */
    record State(Map<Long, Integer> items, long head, int cycle) {
    }

    /** Where the log stands on disk after an unmount. */
    record Position(long head, int cycle) {
        /** mkfs.xfs writes one unmount record. */
        static final Position FRESH = new Position(UNIT, 1);
    }

    XfsLog(LogDevice log, EventSink events, Subject subject) {
        this.log = log;
        this.events = events;
        this.subject = subject;
        open(Position.FRESH);
    }

    @Override
    public State save() {
        return new State(new TreeMap<>(items), head, cycle);
    }

    @Override
    public void restore(State state) {
        items.clear();
        items.putAll(state.items);
        head = state.head;
        cycle = state.cycle;
    }

    void open(Position position) {
        head = position.head;
        cycle = position.cycle;
    }

    Position position() {
        return new Position(head, cycle);
    }

    /** @param forkBytes its extents, or the names of a small directory */
    void changeInode(long number, int forkBytes) {
        items.merge(number, INODE_BYTES + Math.ceilDiv(forkBytes, 4) * 4, Math::max);
    }

    /** @param bytes how much of the block changed; changes to the same block are taken together */
    void changeBlock(long block, int bytes) {
        items.merge(~block, BUFFER_BYTES + Math.ceilDiv(bytes, CHUNK_BYTES) * CHUNK_BYTES,
                (old, more) -> Math.max(old, more));
    }

    /** Frees and their intents. */
    void addIntents(int extents) {
        items.merge(Long.MIN_VALUE, extents * 2 * (OP_HEADER + 32), Integer::sum);
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** xlog_cil_push_work(): one checkpoint of all that changed. */
    Optional<Errno> commit() {
        if (items.isEmpty())
            return Optional.empty();
        long bytes = TRANSACTION_BYTES + items.values().stream().mapToLong(Integer::intValue).sum();
        items.clear();
        return write(bytes);
    }

    /** The record that says that nothing is to be recovered. */
    Optional<Errno> unmount() {
        return write(OP_HEADER + 8L);
    }

    private Optional<Errno> write(long bytes) {
        Optional<Errno> failure = Optional.empty();
        for (long left = bytes; left > 0 && failure.isEmpty();) {
            long data = Math.min(left, RECORD_BYTES - Units.SECTOR);
            failure = record((int) (Math.ceilDiv(data + Units.SECTOR, (long) UNIT_BYTES) * UNIT));
            left -= data;
        }
        return failure;
    }

    /** A record that reaches the log's end goes on at its start. */
    private Optional<Errno> record(int blocks) {
        long before = head;
        long first = Math.min(blocks, log.sectors() - head);
        Optional<Errno> failure = log.write(head, image((int) first, cycle));
        head += first;
        if (head == log.sectors()) {
            head = 0;
            cycle++;
        }
        if (first < blocks) {
            if (failure.isEmpty())
                failure = log.write(0, image((int) (blocks - first), cycle));
            head = blocks - first;
        }
        events.change(EventKind.LOG_WRITTEN, subject, before, blocks, before, head);
        return failure;
    }

    private static byte[] image(int blocks, int cycle) {
        ByteBuffer bytes = ByteBuffer.allocate(blocks * Units.SECTOR);
        for (int i = 0; i < blocks; i++)
            bytes.putInt(i * Units.SECTOR, cycle);
        return bytes.putInt(0, RECORD_MAGIC).putInt(4, cycle).array();
    }

    /**
     * Finds head and tail at mount: reads the first and the last block, halves the log until it has found where the cycle
     * changes, then looks at what is before the head.
     *
     * @throws org.daxscope.kernel.KernelError EIO where poison is in the way
     */
    void find() {
        log.read(0, 1);
        log.read(log.sectors() - 1, 1);
        long low = 0;
        long high = log.sectors() - 1;
        long middle = (low + high) / 2;
        while (middle != low && middle != high) {
            log.read(middle, 1);
            if (middle < head)
                low = middle;
            else
                high = middle;
            middle = (low + high) / 2;
        }
        long scanned = Math.min(SCANNED, log.sectors());
        long before = Math.min(head, scanned);
        if (before > 0)
            log.read(head - before, before);
        if (cycle > 1 && before < scanned)
            log.read(log.sectors() - (scanned - before), scanned - before);
    }

    /** xlog_clear_stale_blocks(): what is ahead of the head gets the old cycle, so that no old record is taken for a new one. */
    Optional<Errno> clearAhead() {
        long ahead = Math.min(SCANNED, log.sectors() - UNIT);
        long first = Math.min(ahead, log.sectors() - head);
        Optional<Errno> failure = log.write(head, image((int) first, cycle - 1));
        if (failure.isEmpty() && first < ahead)
            failure = log.write(0, image((int) (ahead - first), cycle));
        return failure;
    }
}
