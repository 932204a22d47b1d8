package org.daxscope.pmem.badblocks;

/** sector_t is unsigned: the attribute accepts starts up to 2^64 - 1, and only the stored record is cut to 54 bits. */
final class Unsigned {
    private Unsigned() {
    }

    static boolean below(long a, long b) {
        return Long.compareUnsigned(a, b) < 0;
    }

    static boolean above(long a, long b) {
        return Long.compareUnsigned(a, b) > 0;
    }

    static long max(long a, long b) {
        return above(a, b) ? a : b;
    }

    static long min(long a, long b) {
        return below(a, b) ? a : b;
    }
}
