package org.daxscope.fs.ext4;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import org.daxscope.fs.LogDevice;
import org.daxscope.fs.MetadataBlocks.Content;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/**
 * The journal of ext4: a transaction is written as a descriptor, the metadata blocks it changed, and a commit block, each block
 * a bio of its own. It goes round; its first block is the journal's superblock. Kernel: fs/jbd2/commit.c, journal.c.
 */
final class Ext4Journal implements Stateful<Ext4Journal.State> {
    private static final int MAGIC = 0xc03b3998;
    private static final int DESCRIPTOR = 1;
    private static final int COMMIT = 2;
    private static final int SUPERBLOCK = 4;
    /** A descriptor has a header of 12 bytes, a tag of 16 for each block, one UUID of 16 and a checksum of 4. */
    private static final int TAG_BYTES = 16;
    private static final int OTHER_BYTES = 32;
    private static final long FIRST = 1;

    private final LogDevice log;
    private final int blockBytes;
    private final EventSink events;
    private final Subject subject;
    private final SortedSet<Long> running = new TreeSet<>();
    private long head = FIRST;
    private long used;
    private int sequence = 1;

    /** The journal at one moment. */
    record State(SortedSet<Long> running, long head, long used, int sequence) {
    }

    Ext4Journal(LogDevice log, int blockBytes, EventSink events, Subject subject) {
        this.log = log;
        this.blockBytes = blockBytes;
        this.events = events;
        this.subject = subject;
    }

    @Override
    public State save() {
        return new State(new TreeSet<>(running), head, used, sequence);
    }

    @Override
    public void restore(State state) {
        running.clear();
        running.addAll(state.running);
        head = state.head;
        used = state.used;
        sequence = state.sequence;
    }

    private long blocks() {
        return log.sectors() / perBlock();
    }

    private long perBlock() {
        return blockBytes / Units.SECTOR;
    }

    /** The running transaction changes a block. */
    void change(long block) {
        running.add(block);
    }

    /** Blocks the running transaction would take in the journal. */
    private long needed() {
        return running.size() + Math.ceilDiv(running.size(), tagsPerDescriptor()) + 1;
    }

    private int tagsPerDescriptor() {
        return (blockBytes - OTHER_BYTES) / TAG_BYTES;
    }

    /** Whether a commit must wait until older transactions are written to where they belong. */
    boolean needsCheckpoint() {
        return !running.isEmpty() && used + needed() > blocks() - FIRST;
    }

    /** What the journal holds is where it belongs: it is empty. Nothing tells the disk before the next commit. */
    void checkpointed() {
        used = 0;
    }

    /** jbd2_journal_commit_transaction(). The first one after the journal was empty writes its superblock too. */
    Optional<Errno> commit(Content content) {
        if (running.isEmpty())
            return Optional.empty();
        Optional<Errno> failure = used == 0 ? writeSuperblock(head) : Optional.empty();
        int tags = tagsPerDescriptor();
        int index = 0;
        for (long block : running) {
            if (failure.isEmpty() && index % tags == 0)
                failure = write(header(DESCRIPTOR));
            if (failure.isEmpty())
                failure = write(content.of(block));
            index++;
        }
        if (failure.isEmpty())
            failure = write(header(COMMIT));
        running.clear();
        sequence++;
        return failure;
    }

    /** Nothing is to be replayed at the next mount (jbd2_mark_journal_empty()). */
    Optional<Errno> close() {
        used = 0;
        return writeSuperblock(0);
    }

    /** Starts where the last mount left nothing to replay: at the beginning. */
    void open(int nextSequence) {
        head = FIRST;
        used = 0;
        sequence = nextSequence;
    }

    int sequence() {
        return sequence;
    }

    private Optional<Errno> write(byte[] bytes) {
        long at = head;
        Optional<Errno> failure = log.write(at * perBlock(), bytes);
        head = at + 1 == blocks() ? FIRST : at + 1;
        used++;
        events.change(EventKind.LOG_WRITTEN, subject, at, 1, at, head);
        return failure;
    }

    private byte[] header(int type) {
        return ByteBuffer.allocate(blockBytes).putInt(MAGIC).putInt(type).putInt(sequence).array();
    }

    /** @param start the block from which on to replay, 0 for nothing to replay */
    private Optional<Errno> writeSuperblock(long start) {
        ByteBuffer block = ByteBuffer.wrap(header(SUPERBLOCK));
        block.putInt(blockBytes).putInt((int) blocks()).putInt((int) FIRST).putInt(sequence).putInt((int) start);
        return log.write(0, block.array());
    }
}
