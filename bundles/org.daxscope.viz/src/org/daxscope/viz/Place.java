package org.daxscope.viz;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MappingImage;
import org.jspecify.annotations.Nullable;

/**
 * One byte of a map in every address space that knows it.
 *
 * @param position byte of the map
 * @param device the disk it lies on; null in a hole
 * @param diskByte bytes from the start of the disk, -1 in a hole
 * @param file the file whose map this is, or that is mapped; null for the map of a disk
 * @param fileOffset bytes from the start of the file, -1 without one
 * @param mapping the mapping; null outside processes
 * @param virtualAddress virtual address in the mapping's process, -1 without one
 */
public record Place(long position, @Nullable DeviceImage device, long diskByte, @Nullable FileImage file,
        long fileOffset,
        @Nullable MappingImage mapping, long virtualAddress) {

    /** The page-table entry that covers the byte now; null for none. */
    public MappingImage.@Nullable Entry entry() {
        MappingImage some = mapping;
        return some == null ? null : PageEntries.at(some, virtualAddress - some.start());
    }

    /** The physical address of the byte, -1 in a hole. */
    public long physicalAddress() {
        DeviceImage some = device;
        return some == null ? -1 : some.physicalBase() + diskByte;
    }
}
