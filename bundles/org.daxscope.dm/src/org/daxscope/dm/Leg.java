package org.daxscope.dm;

import org.daxscope.dax.Partition;

/**
 * Where a stretch of a dm device lies on the device below.
 *
 * @param start first sector there, 512 bytes each
 * @param sectors how many
 */
public record Leg(Lower device, long start, long sectors) {
    /** The same stretch on the disk when the device is a partition of one. */
    Leg onDisk() {
        return device.block() instanceof Partition part
                ? new Leg(new Lower(part.disk(), part.diskDax()), part.start() + start, sectors)
                : this;
    }

    Leg from(long offset, long count) {
        return new Leg(device, start + offset, count);
    }
}
