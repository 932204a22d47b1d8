package org.daxscope.machine.image;

import java.util.List;

/**
 * A file and where it lies.
 *
 * @param size i_size in bytes
 * @param dax whether STATX_ATTR_DAX is set
 * @param extents ascending by file offset
 */
public record FileImage(String name, long size, boolean dax, List<Extent> extents) {
    public FileImage {
        extents = List.copyOf(extents);
    }

    /**
     * A contiguous piece, in bytes.
     *
     * @param offset file offset
     * @param physical byte on the disk
     */
    public record Extent(long offset, long physical, long length, boolean unwritten, boolean shared) {
    }
}
