package org.daxscope.machine.stack;

import org.daxscope.machine.image.DmImage;

/**
 * How far a stretch of a dm device goes on together along one way down.
 *
 * @param start byte of the device below; means nothing when length is 0
 * @param length bytes to the end of the chunk; 0 when the byte does not go this way
 * @param until bytes after which this way may begin; 0 when it takes the byte
 */
record Reach(long start, long length, long until) {
    private static final int SECTOR = 512;

    /** @param position byte of the dm device, inside the target */
    static Reach of(DmImage.Target target, DmImage.Route route, long position) {
        long inside = position - (target.begin() + route.first()) * SECTOR;
        if (inside < 0)
            return new Reach(0, 0, -inside);
        long stride = route.stride() * SECTOR;
        long chunk = route.chunk() * SECTOR;
        long number = inside / stride;
        long inChunk = inside % stride;
        if (number >= route.count())
            return new Reach(0, 0, Long.MAX_VALUE / 2);
        if (inChunk >= chunk)
            return new Reach(0, 0, stride - inChunk);
        return new Reach(route.start() * SECTOR + number * chunk + inChunk, chunk - inChunk, 0);
    }
}
