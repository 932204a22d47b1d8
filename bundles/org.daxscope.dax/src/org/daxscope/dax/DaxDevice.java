package org.daxscope.dax;

import java.util.Optional;

import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;

/** A device that can hand out its memory (struct dax_device and its operations). */
public interface DaxDevice {
    /** Pages usable from first on, at most pages (1 or more). Semantics 6.1 to 6.3. */
    DirectAccess directAccess(DevicePage first, long pages, AccessMode mode);

    /**
     * Clears the poison of a stretch and stores good data in it. Semantics 7.3.
     *
     * @param start first byte; its offset in the page matters
     * @param position where in source the bytes start
     * @return bytes stored; 0 when the stretch could not be recovered or the source could not be read. The v2 patch tells the
     *     two apart: there the first is a negative EIO
     */
    int recoveryWrite(DeviceByte start, Source source, long position, int length);

    /**
     * With the v2 patch only: how many of the bytes a read over a record may copy before it fails. Semantics 8.
     *
     * @return bytes to copy, 0 for EIO; all of them where a driver ignores the mode
     */
    default long recoverableRead(DeviceByte start, long bytes) {
        return bytes;
    }

    /**
     * Told right before a DAX write copies: up to 5.16 the copy is an operation of the driver, which may look at it.
     *
     * @param start first byte
     * @param position where in source the bytes start
     * @return false when nothing is to be copied, as if the source could not be read
     */
    default boolean copying(DeviceByte start, Source source, long position, int length) {
        return true;
    }

    /** Zeroes whole pages through the block path, which clears poison. Semantics 5.3. Empty on success, else what refused it. */
    Optional<KernelError> zeroPages(DevicePage first, long pages);
}
