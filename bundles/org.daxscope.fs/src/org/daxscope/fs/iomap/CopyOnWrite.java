package org.daxscope.fs.iomap;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.DirectAccess.Mapped;
import org.daxscope.dax.DirectAccess.Refused;
import org.daxscope.dax.Source;
import org.daxscope.fs.Iomap;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.jspecify.annotations.Nullable;

/**
 * Copying the rest of a page when a write goes to shared blocks. The source is mapped and read even when all of the page will
 * be overwritten, so poison in it fails the write. Kernel: dax_iomap_copy_around(); observed on real kernels, S7.
 */
final class CopyOnWrite {
    private CopyOnWrite() {
    }

    static void copyAround(DaxDevice dax, Iomap map, long from, long end, Mapped target) {
        Iomap source = map.source();
        if (source == null)
            return;
        long pageStart = Units.pageFloor(from);
        long pageEnd = Units.pageCeil(end);
        long pages = (pageEnd - pageStart) / Units.PAGE;
        Mapped old = source.kind() == Iomap.Kind.MAPPED ? sourceMemory(dax, source, pageStart, pages) : null;
        if (pageStart == from && pageEnd == end) {
            copy(old, 0, target, 0, end - from);
            return;
        }
        copy(old, 0, target, 0, from - pageStart);
        copy(old, end - pageStart, target, end - pageStart, pageEnd - end);
    }

    private static Mapped sourceMemory(DaxDevice dax, Iomap source, long start, long pages) {
        DirectAccess access = dax.directAccess(source.deviceByteOf(start).page(), pages, AccessMode.NORMAL);
        if (access instanceof Refused)
            throw new KernelError(Errno.EIO, Rule.COW_SOURCE_POISONED);
        return (Mapped) access;
    }

    private static void copy(@Nullable Mapped old, long oldAt, Mapped target, long targetAt, long length) {
        if (length <= 0)
            return;
        byte[] buffer = new byte[(int) length];
        if (old != null && old.memory().copyOut(old.address().plus(oldAt), buffer, 0, buffer.length) < buffer.length)
            throw new KernelError(Errno.EIO, Rule.COW_SOURCE_POISONED);
        target.memory().store(target.address().plus(targetAt), Source.of(buffer), 0, buffer.length);
    }
}
