package org.daxscope.machine.mm;

import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.PageStructs;
import org.daxscope.fs.FileSystem;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.pmem.disk.PmemDisk;

/** Whose memory it is: what memory_failure() finds out of a physical page. */
public interface Owners {
    /** A page of a disk's usable area, or of a device's that is none. */
    record Place(PageStructs device, long pgoff) {
        /** Empty for a device that is no pmem disk. */
        public Optional<PmemDisk> disk() {
            return device instanceof PmemDisk disk ? Optional.of(disk) : Optional.empty();
        }
    }

    /**
     * Who registered as the holder of a disk's DAX device.
     *
     * @param device the device of the file system that is on the disk: the disk itself, or a partition
     * @param start byte of the disk where that device begins
     */
    record Holder(FileSystem fs, BlockDevice device, long start) {
    }

    /** The device's page at a physical address; empty where there is none, in a region's labels for one. */
    Optional<Place> place(PhysicalAddress at);

    /** Nobody holds a disk that only device-mapper devices lie on, and not every file system registers. */
    Optional<Holder> holder(PmemDisk disk);

    /** The mounted file systems, in the order of their mounting. */
    List<FileSystem> mounted();
}
