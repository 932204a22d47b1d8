package org.daxscope.dm;

/**
 * Where a stretch of a dm device lies on the device below.
 *
 * @param start first sector there, 512 bytes each
 * @param sectors how many
 */
public record Leg(Lower device, long start, long sectors) {
    Leg from(long offset, long count) {
        return new Leg(device, start + offset, count);
    }
}
