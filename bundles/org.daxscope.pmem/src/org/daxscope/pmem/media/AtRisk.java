package org.daxscope.pmem.media;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What of one 4 KiB page a power failure may take back. Immutable. Masks have a bit for each 64-byte line; a line is in at most
 * one of the three.
 *
 * @param before what the lines held when they were last persistent; null when that was one byte value everywhere
 * @param beforeByte that value
 * @param cached stored through the caches and still there
 * @param queued on its way: written around the caches or written back, and not fenced
 * @param accepted fenced, in a controller that does not survive
 * @param healed bit for each 256-byte line whose poison such a store took away
 */
record AtRisk(byte @Nullable [] before, byte beforeByte, long cached, long queued, long accepted, int healed) {
    static final int LINE = 64;
    static final int LINES = MediaPage.BYTES / LINE;
    private static final int LINES_PER_UNIT = 4;

    /** Bits of the 64-byte lines that hold some of the bytes. */
    static long mask(int offset, int length) {
        if (length == 0)
            return 0;
        int first = offset / LINE;
        int count = (offset + length - 1) / LINE + 1 - first;
        return -1L >>> LINES - count << first;
    }

    static AtRisk nothing(byte @Nullable [] content, byte uniform) {
        return new AtRisk(content, uniform, 0, 0, 0, 0);
    }

    long all() {
        return cached | queued | accepted;
    }

    int bytes() {
        return Long.bitCount(all()) * LINE;
    }

    /** With what the named lines hold now as their last persistent content; those at risk keep what they have. */
    AtRisk remember(long lines, MediaPage now) {
        long fresh = lines & ~all();
        if (fresh == 0)
            return this;
        byte[] copy = new byte[MediaPage.BYTES];
        if (before == null)
            Arrays.fill(copy, beforeByte);
        else
            System.arraycopy(before, 0, copy, 0, copy.length);
        for (long left = fresh; left != 0; left &= left - 1) {
            int at = Long.numberOfTrailingZeros(left) * LINE;
            now.read(at, copy, at, LINE);
        }
        return new AtRisk(copy, beforeByte, cached, queued, accepted, healed);
    }

    AtRisk store(long lines, boolean throughCache) {
        return new AtRisk(before, beforeByte, throughCache ? cached | lines : cached & ~lines,
                throughCache ? queued & ~lines : queued | lines, accepted & ~lines, healed);
    }

    AtRisk heal(int units) {
        return new AtRisk(before, beforeByte, cached, queued, accepted, healed | units);
    }

    AtRisk writeBack(long lines) {
        return new AtRisk(before, beforeByte, cached & ~lines, queued | cached & lines, accepted, healed);
    }

    /** A fence: what is on its way has arrived. */
    AtRisk fence(boolean lasts) {
        return new AtRisk(before, beforeByte, cached, 0, lasts ? accepted : accepted | queued, healed);
    }

    AtRisk drain() {
        return new AtRisk(before, beforeByte, cached, queued, 0, healed);
    }

    AtRisk persist(long lines) {
        return new AtRisk(before, beforeByte, cached & ~lines, queued & ~lines, accepted & ~lines, healed);
    }

    /** 256-byte lines with a 64-byte line among these. */
    static int units(long lines) {
        int units = 0;
        for (int unit = 0; unit < LINES / LINES_PER_UNIT; unit++)
            if ((lines >>> unit * LINES_PER_UNIT & (1 << LINES_PER_UNIT) - 1) != 0)
                units |= 1 << unit;
        return units;
    }

    void readBefore(int offset, byte[] into, int at, int length) {
        byte[] from = before;
        if (from == null)
            Arrays.fill(into, at, at + length, beforeByte);
        else
            System.arraycopy(from, offset, into, at, length);
    }
}
