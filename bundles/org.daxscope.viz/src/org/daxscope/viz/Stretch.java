package org.daxscope.viz;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a mapped space that lies on one disk in one piece, or nowhere.
 *
 * @param start first position
 * @param end one past its last position
 * @param disk number of the disk among those of the space, -1 for a hole
 * @param diskByte byte of that disk behind the first position, -1 for a hole
 * @param use what healthy lines are to be shown as; null for what the disk itself says
 */
record Stretch(long start, long end, int disk, long diskByte, @Nullable PageState use) {
    static Stretch hole(long start, long end) {
        return new Stretch(start, end, -1, -1, PageState.OUTSIDE);
    }

    boolean isHole() {
        return disk < 0;
    }

    /** The disk byte behind a position of this stretch, -1 in a hole. */
    long diskByte(long position) {
        return isHole() ? -1 : diskByte + position - start;
    }

    /** What of it lies in [from, to), moved up by some bytes. */
    Stretch part(long from, long to, long shift) {
        long first = Math.max(start, from);
        return new Stretch(first + shift, Math.min(end, to) + shift, disk, diskByte(first), use);
    }
}
