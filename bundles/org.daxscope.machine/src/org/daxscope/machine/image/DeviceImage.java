package org.daxscope.machine.image;

import java.util.List;

import org.daxscope.kernel.address.DiskSectors;

/**
 * One pmem disk: what its media holds, and what each table believes. All byte and sector numbers count from the start of the
 * disk's usable area, also those of the bus and region tables (translated), so that the columns can be laid side by side.
 *
 * @param name "pm0"
 * @param sectors size in 512-byte sectors
 * @param physicalBase physical address of disk byte 0
 * @param dataOffset bytes from the start of the region to disk byte 0
 * @param poisoned media lines that truly fault, known or not, merged, ascending; bytes, multiples of 256
 * @param busRanges entries of the bus badrange list that touch this disk, in the list's order; bytes
 * @param regionRecords badblocks of the region, in stored order
 * @param diskRecords badblocks of the disk, in stored order
 * @param sysfsText what /sys/block/pmemN/badblocks reads as
 * @param hwPoison pages flagged HWPoison; bytes
 * @param notPresent pages missing from the kernel's 1:1 map; bytes
 * @param recovered pages cleared and rewritten by the latest step; bytes
 * @param areas who uses the space: file extents, metadata, free space, ascending and without gaps or overlaps
 */
public record DeviceImage(String name, long sectors, long physicalBase, long dataOffset, List<Bytes> poisoned,
        List<Bytes> busRanges, List<DiskSectors> regionRecords, List<DiskSectors> diskRecords, String sysfsText,
        List<Bytes> hwPoison, List<Bytes> notPresent, List<Bytes> recovered, List<Area> areas) {

    /** The same with other recovered pages. */
    public DeviceImage withRecovered(List<Bytes> pages) {
        return new DeviceImage(name, sectors, physicalBase, dataOffset, poisoned, busRanges, regionRecords, diskRecords,
                sysfsText, hwPoison, notPresent, List.copyOf(pages), areas);
    }

    /** Bytes of the disk, [start, end). */
    public record Bytes(long start, long end) {
    }

    /**
     * A stretch of the disk with one use.
     *
     * @param owner file name, or the file system's name for metadata, or empty for free space and raw disks
     * @param fileOffset file offset in bytes of its first byte, -1 where that means nothing
     */
    public record Area(long start, long end, Use use, String owner, long fileOffset) {
    }

    /** What a stretch of the disk is used for. */
    public enum Use {
        /** No file system, or free in it. */
        FREE,
        /** Freed, but not to be reused before the journal commits. */
        BUSY,
        /** File-system metadata and log. */
        METADATA,
        /** File data. */
        DATA,
        /** Reserved for a file, reads as zeros. */
        UNWRITTEN
    }
}
