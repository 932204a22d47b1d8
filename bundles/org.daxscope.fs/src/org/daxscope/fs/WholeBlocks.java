package org.daxscope.fs;

import java.util.Arrays;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;

/** Reads of sectors from devices that take whole logical blocks only. */
public final class WholeBlocks {
    private WholeBlocks() {
    }

    /**
     * Reads the logical blocks that hold some 512-byte sectors, in one request.
     *
     * @return the sectors asked for; empty when the request fails
     */
    public static Optional<byte[]> read(BlockDevice device, long sector, long sectors) {
        long unit = device.logicalBlockBytes() / Units.SECTOR;
        long first = sector / unit * unit;
        byte[] into = new byte[(int) (Math.ceilDiv(sector + sectors - first, unit) * unit * Units.SECTOR)];
        if (device.read(new DeviceSector(first), into, 0, into.length) < into.length)
            return Optional.empty();
        int from = (int) ((sector - first) * Units.SECTOR);
        return Optional.of(Arrays.copyOfRange(into, from, from + (int) (sectors * Units.SECTOR)));
    }
}
