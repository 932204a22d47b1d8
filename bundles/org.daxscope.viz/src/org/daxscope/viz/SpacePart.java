package org.daxscope.viz;

import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MappingImage;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a mapped space whose addresses ascend with its positions: all of a disk or of a file, or one mapping of a
 * process.
 *
 * @param start first position
 * @param end one past its last position
 * @param base the address of its first byte in the space that decides about 2 MiB frames: the physical address of a disk,
 *            the file offset of a file, the virtual address of a mapping
 * @param file the file, null for a disk and for the mapping of a whole disk
 * @param fileOffset file offset of the first position, 0 without a file
 * @param mapping the mapping, null for a disk and a file
 */
record SpacePart(long start, long end, long base, @Nullable FileImage file, long fileOffset,
        @Nullable MappingImage mapping) {
    long address(long position) {
        return base + position - start;
    }

    long fileOffset(long position) {
        return fileOffset + position - start;
    }
}
