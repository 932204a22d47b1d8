package org.daxscope.pmem.disk;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.Source;
import org.daxscope.kernel.DaxWriteRecovery;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.Units;

/** One written extent of a DAX file, read and written as dax_iomap_rw() does it (semantics 7): enough to ask a disk. */
final class DaxFile {
    private final PmemDisk disk;
    private final KernelModel kernel;
    private final long start;

    /** The extent begins at that byte of the disk. */
    DaxFile(PmemDisk disk, KernelModel kernel, long start) {
        this.disk = disk;
        this.kernel = kernel;
        this.start = start;
    }

    /** Bytes written, or a negative errno. */
    long pwrite(long offset, byte[] bytes) {
        return pwrite(offset, Source.of(bytes), bytes.length);
    }

    long pwrite(long offset, Source source, int length) {
        return loop(length, done -> writePieces(start + offset, source, (int) done, length));
    }

    /** Bytes read, or a negative errno. */
    long pread(long offset, byte[] into) {
        return loop(into.length, done -> readPieces(start + offset, into, (int) done));
    }

    private interface Iteration {
        /** Bytes done in this iteration, or a negative errno. */
        long from(long done);
    }

    /** Any progress turns an error into another iteration, and in the end into a short count. */
    private static long loop(int length, Iteration iteration) {
        long done = 0;
        long last = 1;
        while (done < length && last > 0) {
            last = iteration.from(done);
            done += Math.max(0, last);
        }
        return done > 0 ? done : last;
    }

    private long writePieces(long base, Source source, int from, int length) {
        for (int done = from; done < length;) {
            long at = base + done;
            DirectAccess access = access(at, length - done, AccessMode.NORMAL);
            boolean recovery = access instanceof DirectAccess.Refused refused
                    && refused.errno() == kernel.switches().poisonCode()
                    && kernel.switches().writeRecovery() != DaxWriteRecovery.NONE;
            if (recovery)
                access = access(at, length - done, AccessMode.RECOVERY_WRITE);
            if (!(access instanceof DirectAccess.Mapped mapped))
                return done > from ? done - from : -Errno.EIO.number();
            int piece = piece(mapped, at, length - done);
            int stored = recovery ? disk.recoveryWrite(new DeviceByte(at), source, done, piece)
                    : mapped.memory().store(mapped.address().plus(at % Units.PAGE), source, done, piece);
            done += stored;
            if (stored < piece)
                return done > from ? done - from
                        : -(recovery ? kernel.switches().recoveryErrno() : Errno.EFAULT).number();
        }
        return length - from;
    }

    private long readPieces(long base, byte[] into, int from) {
        for (int done = from; done < into.length;) {
            long at = base + done;
            DirectAccess access = access(at, into.length - done, AccessMode.NORMAL);
            boolean recovery = access instanceof DirectAccess.Refused && kernel.switches().readRecovery();
            if (recovery)
                access = access(at, into.length - done, AccessMode.RECOVERY_WRITE);
            if (!(access instanceof DirectAccess.Mapped mapped))
                return done > from ? done - from : -Errno.EIO.number();
            int piece = piece(mapped, at, into.length - done);
            int allowed = recovery ? (int) disk.recoverableRead(new DeviceByte(at), piece) : piece;
            int copied = mapped.memory().copyOut(mapped.address().plus(at % Units.PAGE), into, done, allowed);
            done += copied;
            if (copied < piece)
                return done > from ? done - from : -(allowed == 0 ? Errno.EIO : Errno.EFAULT).number();
        }
        return into.length - from;
    }

    private DirectAccess access(long at, long length, AccessMode mode) {
        long pages = Math.ceilDiv(length + at % Units.PAGE, (long) Units.PAGE);
        return disk.directAccess(new DevicePage(at / Units.PAGE), pages, mode);
    }

    private static int piece(DirectAccess.Mapped mapped, long at, int left) {
        return (int) Math.min(mapped.pages() * Units.PAGE - at % Units.PAGE, left);
    }
}
