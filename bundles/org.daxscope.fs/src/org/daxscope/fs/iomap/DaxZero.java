package org.daxscope.fs.iomap;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.DirectAccess.Mapped;
import org.daxscope.dax.DirectAccess.Refused;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.Units;

/**
 * Zeroing a stretch of a DAX file. Whole pages go through the block path, which clears poison; parts of a page need
 * direct_access, which refuses over a record. Kernel: dax_zero_range(); semantics 11.1.
 */
public final class DaxZero {
    private final FileSystem fs;
    private final DaxDevice dax;

    public DaxZero(FileSystem fs, DaxDevice dax) {
        this.fs = fs;
        this.dax = dax;
    }

    /**
     * Zeroes bytes [offset, offset + length); holes and unwritten stretches read as zeros already.
     *
     * @throws KernelError EIO at the first page that cannot be zeroed; what came before it is zeroed
     */
    public void zero(Inode inode, long offset, long length) {
        long position = offset;
        long end = offset + length;
        while (position < end) {
            Iomap map = fs.mapForRead(inode, position, end - position);
            long pieceEnd = Math.min(map.end(), end);
            if (map.kind() == Iomap.Kind.MAPPED)
                zeroMapped(map, position, pieceEnd);
            position = pieceEnd;
        }
    }

    private void zeroMapped(Iomap map, long from, long end) {
        long position = from;
        while (position < end) {
            long inPage = position % Units.PAGE;
            long bytes = Math.min(Units.PAGE - inPage, end - position);
            DevicePage page = map.deviceByteOf(position).page();
            if (bytes == Units.PAGE)
                dax.zeroPages(page, 1).ifPresent(error -> {
                    throw error;
                });
            else
                zeroPart(page, inPage, bytes);
            position += bytes;
        }
    }

    private void zeroPart(DevicePage page, long inPage, long bytes) {
        DirectAccess access = dax.directAccess(page, 1, AccessMode.NORMAL);
        switch (access) {
            case Mapped mapped -> mapped.memory().fill(mapped.address().plus(inPage), (byte) 0, bytes);
            case Refused refused -> throw new KernelError(Errno.EIO,
                    refused.reason(new Reason(Rule.PARTIAL_ZERO_OVER_POISON)));
        }
    }
}
