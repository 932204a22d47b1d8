package org.daxscope.machine.image;

import java.util.List;

/**
 * A file and where it lies.
 *
 * @param name by which operations find it and which no other file has: "f", or "pm1:f" where plain names are another mount's
 * @param disk the disk its file system is on, or the dm device: then the areas of the disks below tell where it lies on them
 * @param size i_size in bytes
 * @param dax whether STATX_ATTR_DAX is set
 * @param extents ascending by file offset
 * @param share tag of the share through which a guest sees it; empty for a file of a mount of its disk
 * @param hostFile the file of the host that it shows; empty for a file of a mount of its disk
 */
public record FileImage(String name, String disk, long size, boolean dax, List<Extent> extents, String share,
        String hostFile) {
    public FileImage {
        extents = List.copyOf(extents);
    }

    /** Of a mount of its disk. */
    public FileImage(String name, String disk, long size, boolean dax, List<Extent> extents) {
        this(name, disk, size, dax, extents, "", "");
    }

    /** What it is mounted by: its disk, or the tag of a share. */
    public String mount() {
        return share.isEmpty() ? disk : share;
    }

    /**
     * A contiguous piece, in bytes.
     *
     * @param offset file offset
     * @param physical byte on the disk, or on the dm device
     */
    public record Extent(long offset, long physical, long length, boolean unwritten, boolean shared) {
    }
}
