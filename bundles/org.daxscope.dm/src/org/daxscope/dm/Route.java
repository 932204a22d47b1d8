package org.daxscope.dm;

/**
 * One way down from a target: chunks of it, at a distance from each other, that lie one behind the other on a device below.
 * Everything counts 512-byte sectors.
 *
 * @param first first sector of the first chunk, from the start of the target's line
 * @param chunk sectors of a chunk
 * @param stride sectors from the start of one chunk to the start of the next; chunk when there is only one
 * @param count chunks
 * @param device name of the device below
 * @param start sector of that device where the first chunk lies
 */
public record Route(long first, long chunk, long stride, long count, String device, long start) {
    /** All of a stretch, in one piece. */
    static Route whole(long first, Leg leg) {
        return new Route(first, leg.sectors(), leg.sectors(), 1, leg.device().name(), leg.start());
    }

    /** Sectors of the device below that the route leads to. */
    public long sectors() {
        return chunk * count;
    }
}
