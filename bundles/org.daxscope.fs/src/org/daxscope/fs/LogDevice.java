package org.daxscope.fs;

import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceSector;

/**
 * The stretch of a device that holds a log, counted from the log's start.
 *
 * @param sector where the log starts on the device
 * @param sectors its length; all in 512-byte sectors
 */
public record LogDevice(BlockDevice device, long sector, long sectors) {
    public Optional<Errno> write(long at, byte[] bytes) {
        return device.write(new DeviceSector(sector + at), bytes, 0, bytes.length);
    }

    /**
     * Whole logical blocks are read, and what was asked for is handed on.
     *
     * @throws KernelError EIO where poison is in the way
     */
    public byte[] read(long at, long count) {
        return WholeBlocks.read(device, sector + at, count)
                .orElseThrow(() -> new KernelError(Errno.EIO, Rule.LOG_UNREADABLE, sector + at, count));
    }
}
