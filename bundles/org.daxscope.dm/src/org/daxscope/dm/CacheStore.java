package org.daxscope.dm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;

/**
 * How a writecache lies on its cache device: a superblock, an entry for each block, the blocks. Semantics 12.5; kernel: struct
 * wc_memory_superblock and wc_memory_entry of drivers/md/dm-writecache.c, little endian.
 *
 * @param startByte of the superblock, from the start of the device
 * @param block bytes of a block
 * @param blocks how many there are
 */
record CacheStore(CacheMemory memory, long startByte, int block, long blocks) {
    private static final int MAGIC = 0x23489321;
    private static final int VERSION = 1;
    private static final int HEAD_BYTES = 64;
    private static final int SEQUENCE_AT = 24;
    private static final int ENTRY_BYTES = 16;
    private static final int READ_ENTRIES = 4096;

    /** What a cache holds when it is opened: its layout, and the sequence number that entries are committed below. */
    record Opened(CacheStore store, long sequence) {
    }

    /**
     * A block in use.
     *
     * @param sector of the origin, of 512 bytes, whose data it has
     */
    record Entry(long index, long sector, long sequence) {
    }

    /**
     * Reads the superblock, or writes one where there are zeros.
     *
     * @param sectors of the device, of 512 bytes each
     * @throws KernelError for a superblock that cannot be read or is another's, and for a device too small for one block
     */
    static Opened open(CacheMemory memory, long startByte, int block, long sectors) {
        byte[] head = new byte[HEAD_BYTES];
        if (memory.read(startByte, head, 0, HEAD_BYTES) < HEAD_BYTES)
            throw new KernelError(Errno.EIO, Rule.DM_WRITECACHE_SUPER);
        ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (fields.getInt(0) == 0 && fields.getInt(4) == 0)
            return new Opened(made(memory, startByte, block, sectors), 0);
        if (fields.getInt(0) != MAGIC || fields.getInt(4) != VERSION)
            throw new KernelError(Errno.EINVAL, Rule.DM_WRITECACHE_MAGIC, fields.getInt(0));
        if (fields.getInt(8) != block)
            throw new KernelError(Errno.EINVAL, Rule.DM_WRITECACHE_OTHER, fields.getInt(8));
        return new Opened(new CacheStore(memory, startByte, block, fields.getLong(16)), fields.getLong(SEQUENCE_AT));
    }

    /** The superblock is written last: without it nothing else counts. */
    private static CacheStore made(CacheMemory memory, long startByte, int block, long sectors) {
        CacheStore made = new CacheStore(memory, startByte, block, fitting(startByte, block, sectors * Units.SECTOR));
        if (made.blocks == 0)
            throw new KernelError(Errno.ENOSPC, Rule.DM_WRITECACHE_SMALL, sectors);
        byte[] none = new byte[READ_ENTRIES * ENTRY_BYTES];
        Arrays.fill(none, (byte) 0xff);
        for (long i = 0; i < made.blocks; i += READ_ENTRIES)
            memory.write(made.entryByte(i), none, 0, (int) Math.min(READ_ENTRIES, made.blocks - i) * ENTRY_BYTES);
        byte[] head = ByteBuffer.allocate(HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(MAGIC).putInt(VERSION)
                .putInt(block).putInt(0).putLong(made.blocks).putLong(0).array();
        if (!memory.write(startByte, head, 0, HEAD_BYTES))
            throw new KernelError(Errno.EIO, Rule.DM_WRITECACHE_SUPER);
        return made;
    }

    private static long fitting(long startByte, int block, long size) {
        long blocks = Math.max(0, size - startByte) / (block + ENTRY_BYTES);
        while (blocks > 0 && dataStart(startByte, block, blocks) + blocks * block > size)
            blocks--;
        return blocks;
    }

    private static long dataStart(long startByte, int block, long blocks) {
        return startByte + Math.ceilDiv(HEAD_BYTES + blocks * ENTRY_BYTES, (long) block) * block;
    }

    private long entryByte(long index) {
        return startByte + HEAD_BYTES + index * ENTRY_BYTES;
    }

    /** Byte of the device where a block lies. */
    long place(long index) {
        return dataStart(startByte, block, blocks) + index * block;
    }

    /** Every entry of before a sequence number, by index; empty when one of them cannot be read. */
    Optional<List<Entry>> committed(long sequence) {
        byte[] buffer = new byte[READ_ENTRIES * ENTRY_BYTES];
        List<Entry> found = new ArrayList<>();
        for (long i = 0; i < blocks; i += READ_ENTRIES) {
            int bytes = (int) Math.min(READ_ENTRIES, blocks - i) * ENTRY_BYTES;
            if (memory.read(entryByte(i), buffer, 0, bytes) < bytes)
                return Optional.empty();
            ByteBuffer entries = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
            for (int k = 0; k < bytes / ENTRY_BYTES; k++) {
                long sector = entries.getLong(k * ENTRY_BYTES);
                long written = entries.getLong(k * ENTRY_BYTES + 8);
                if (sector >= 0 && written >= 0 && written < sequence)
                    found.add(new Entry(i + k, sector, written));
            }
        }
        return Optional.of(found);
    }

    /** Says whose data a block has. */
    void note(long index, long sector, long sequence) {
        memory.write(entryByte(index), ByteBuffer.allocate(ENTRY_BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(sector)
                .putLong(sequence).array(), 0, ENTRY_BYTES);
    }

    /** Says that a block is free. */
    void forget(long index) {
        note(index, -1, -1);
    }

    /** Makes every entry of before a sequence number count. */
    void commit(long sequence) {
        memory.write(startByte + SEQUENCE_AT,
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(sequence).array(), 0,
                Long.BYTES);
    }

    /** How many bytes of a block came, from its first. */
    int read(long index, byte[] into, int at, int length) {
        return memory.read(place(index), into, at, length);
    }

    /** Whether the bytes were written. */
    boolean write(long index, byte[] from, int at, int length) {
        return memory.write(place(index), from, at, length);
    }
}
