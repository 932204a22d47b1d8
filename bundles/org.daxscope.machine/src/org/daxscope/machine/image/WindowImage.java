package org.daxscope.machine.image;

import java.util.List;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage.Bytes;

/**
 * The window of a virtio_fs device that is mounted: what of the host's files the guest sees where in its memory.
 *
 * @param name tag of the share, "vfs0"
 * @param source the disk or dm device whose file system the host shares
 * @param physicalStart guest-physical address of its first byte
 * @param bytes in whole ranges of 2 MiB
 * @param ranges that show a file, by their place in the window
 * @param hwPoison pages that the guest flagged HWPoison; bytes of the window
 * @param notPresent pages that the guest's kernel does not map; bytes of the window
 */
public record WindowImage(String name, String source, long physicalStart, long bytes, List<Range> ranges,
        List<Bytes> hwPoison, List<Bytes> notPresent) {
    /** What a range shows, in bytes. */
    public static final long RANGE = Units.PMD;

    public WindowImage {
        ranges = List.copyOf(ranges);
        hwPoison = List.copyOf(hwPoison);
        notPresent = List.copyOf(notPresent);
    }

    /**
     * A range.
     *
     * @param start byte of the window
     * @param file of the guest, as {@link FileImage#name}
     * @param fileOffset byte of the file at its start
     * @param hostFile the file of the host that it shows
     * @param writable whether the host maps it for writing
     */
    public record Range(long start, String file, long fileOffset, String hostFile, boolean writable) {
    }
}
