package org.daxscope.pmem.badblocks;

import java.util.Arrays;

/**
 * The page of 64-bit records: bit 63 acknowledged, bits 62..9 start sector, bits 8..0 length - 1. Semantics 2.1.
 * Copy-on-write: the array that a {@link Badblocks.State} holds is never written to again.
 */
final class RecordTable {
    private static final long ACK = 1L << 63;
    private static final long START_MASK = (1L << 54) - 1;

    private long[] entries = new long[0];
    private int count;
    private boolean shared = true;

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count >= Badblocks.MAX_RECORDS;
    }

    long start(int index) {
        return entries[index] >>> 9 & START_MASK;
    }

    int length(int index) {
        return length(entries[index]);
    }

    static int length(long entry) {
        return (int) (entry & 0x1ff) + 1;
    }

    long end(int index) {
        return start(index) + length(index);
    }

    boolean acked(int index) {
        return entries[index] < 0;
    }

    /** Packs as the kernel does: a start above 54 bits is cut, not refused. */
    void put(int index, long start, long length, boolean acked) {
        own();
        entries[index] = start << 9 | length - 1 | (acked ? ACK : 0);
    }

    void insert(int index, long start, long length, boolean acked) {
        own();
        System.arraycopy(entries, index, entries, index + 1, count - index);
        count++;
        put(index, start, length, acked);
    }

    /** Drops the entries from (inclusive) to (exclusive). */
    void remove(int from, int to) {
        own();
        System.arraycopy(entries, to, entries, from, count - to);
        count -= to - from;
    }

    private void own() {
        if (!shared)
            return;
        entries = Arrays.copyOf(entries, Badblocks.MAX_RECORDS);
        shared = false;
    }

    Badblocks.State freeze() {
        if (!shared) {
            entries = Arrays.copyOf(entries, count);
            shared = true;
        }
        return new Badblocks.State(entries);
    }

    void thaw(Badblocks.State state) {
        entries = state.entries();
        count = entries.length;
        shared = true;
    }
}
