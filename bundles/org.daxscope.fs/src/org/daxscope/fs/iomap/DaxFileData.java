package org.daxscope.fs.iomap;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.DirectAccess.Mapped;
import org.daxscope.dax.DirectAccess.Refused;
import org.daxscope.dax.Source;
import org.daxscope.fs.FileData;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.fs.Iomap.Kind;
import org.daxscope.fs.Sink;
import org.daxscope.fs.UserMappings;
import org.daxscope.kernel.DaxWriteRecovery;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.Units;

/**
 * read(2) and write(2) on a DAX file, piece by piece as the file system maps it. Kernel: dax_iomap_rw() and
 * dax_iomap_iter(); semantics 7.
 */
public final class DaxFileData implements FileData {
    private static final int COPY_BYTES = 1 << 20;
    private static final byte[] ZEROS = new byte[Units.PAGE];

    private final KernelModel kernel;
    private final FileSystem fs;
    private final Inode inode;
    private final DaxDevice dax;
    private final UserMappings mappings;

    public DaxFileData(KernelModel kernel, FileSystem fs, Inode inode, DaxDevice dax, UserMappings mappings) {
        this.kernel = kernel;
        this.fs = fs;
        this.inode = inode;
        this.dax = dax;
        this.mappings = mappings;
    }

    /** What one mapped piece gave: bytes done, and why it ended when it ended early. */
    private record Progress(long bytes, Errno errno, Reason reason) {
        static Progress of(long bytes) {
            return new Progress(bytes, Errno.EIO, Reason.NONE);
        }
    }

    @Override
    public long size() {
        return inode.size();
    }

    @Override
    public long read(long offset, long length, Sink sink, IoFlags flags) {
        long done = 0;
        while (done < length && offset + done < inode.size()) {
            long position = offset + done;
            Iomap map = fs.mapForRead(inode, position, Math.min(length - done, inode.size() - position));
            Progress progress = readPiece(map, position, Math.min(map.end(), offset + length), sink, done);
            if (progress.bytes() == 0)
                return doneOr(done, progress);
            done += progress.bytes();
        }
        return done;
    }

    @Override
    public long write(long offset, long length, Source source, IoFlags flags) {
        if (length == 0)
            return 0;
        fs.beforeWrite(inode, offset, length);
        long done = 0;
        Progress last = Progress.of(0);
        while (done < length) {
            last = writeStretch(offset + done, offset + length, source, done);
            if (last.bytes() == 0)
                break;
            done += last.bytes();
        }
        // No finally here: what a stop in the middle of a step leaves must be the state of that moment.
        fs.afterWrite(inode, offset, length, done);
        return done < length ? doneOr(done, last) : done;
    }

    /** Maps the next piece and writes it; an error of allocation is progress of 0. */
    private Progress writeStretch(long position, long end, Source source, long done) {
        Iomap map;
        try {
            map = fs.mapForWrite(inode, position, end - position);
        } catch (KernelError error) {
            return new Progress(0, error.errno(), error.reason());
        }
        Progress progress = writeMapped(map, position, Math.min(map.end(), end), source, done);
        fs.endWrite(inode, map, position, progress.bytes());
        return progress;
    }

    @Override
    public void sync() {
        for (long[] pages : inode.entries().clean(0, Long.MAX_VALUE))
            mappings.writeProtect(inode, pages[0], pages[1]);
        fs.commitFor(inode);
        // The flush waits for what is on its way, also when there was nothing to commit.
        fs.device().drain();
    }

    private static long doneOr(long done, Progress progress) {
        if (done > 0)
            return done;
        throw new KernelError(progress.errno(), progress.reason());
    }

    private Progress readPiece(Iomap map, long from, long pieceEnd, Sink sink, long done) {
        long end = Math.min(pieceEnd, inode.size());
        if (map.kind() != Kind.MAPPED) {
            Unwritten.remark(fs, inode, map, from, end);
            return zeros(from, end, sink, done);
        }
        long position = from;
        while (position < end) {
            DirectAccess access = access(map, position, end, AccessMode.NORMAL);
            boolean recovery = false;
            if (access instanceof Refused && kernel.switches().readRecovery()) {
                access = access(map, position, end, AccessMode.RECOVERY_WRITE);
                recovery = true;
            }
            if (access instanceof Refused refused)
                return new Progress(position - from, visible(refused.errno()), refused.reason());
            Mapped mapped = (Mapped) access;
            int inPage = (int) (position % Units.PAGE);
            long wanted = Math.min(mapped.pages() * Units.PAGE - inPage, end - position);
            if (recovery)
                wanted = recoverableRead(map, position, wanted);
            if (wanted <= 0)
                return new Progress(position - from, Errno.EIO,
                        new Reason(Rule.LATENT_POISON_HIT, map.deviceByteOf(position).value()));
            Progress copied = copyOut(mapped, inPage, wanted, sink, done + position - from);
            position += copied.bytes();
            if (copied.bytes() < wanted)
                return new Progress(position - from, copied.errno(), copied.reason());
        }
        return Progress.of(position - from);
    }

    /** With the v2 patch a read goes on to the poison: see {@link DaxDevice#recoverableRead}. */
    private long recoverableRead(Iomap map, long position, long bytes) {
        return dax.recoverableRead(map.deviceByteOf(position), bytes);
    }

    private static Progress zeros(long from, long end, Sink sink, long done) {
        long position = from;
        while (position < end) {
            int wanted = (int) Math.min(ZEROS.length, end - position);
            int taken = sink.write(done + position - from, ZEROS, 0, wanted);
            position += taken;
            if (taken < wanted)
                return bufferEnded(position - from, end - from);
        }
        return Progress.of(position - from);
    }

    private static Progress copyOut(Mapped mapped, int inPage, long length, Sink sink, long bufferPosition) {
        byte[] buffer = new byte[(int) Math.min(length, COPY_BYTES)];
        long copied = 0;
        while (copied < length) {
            int wanted = (int) Math.min(buffer.length, length - copied);
            int got = mapped.memory().copyOut(mapped.address().plus(inPage + copied), buffer, 0, wanted);
            int taken = got == 0 ? 0 : sink.write(bufferPosition + copied, buffer, 0, got);
            copied += taken;
            if (taken < got)
                return bufferEnded(copied, length);
            if (got < wanted)
                return new Progress(copied, Errno.EFAULT,
                        new Reason(Rule.LATENT_POISON_HIT, mapped.address().plus(inPage + copied).value()));
        }
        return Progress.of(copied);
    }

    private static Progress bufferEnded(long taken, long wanted) {
        return new Progress(taken, Errno.EFAULT, new Reason(Rule.USER_BUFFER_UNWRITABLE, taken, wanted));
    }

    private Progress writeMapped(Iomap map, long from, long end, Source source, long done) {
        try {
            return writePiece(map, from, end, source, done);
        } catch (KernelError error) {
            return new Progress(0, error.errno(), error.reason());
        }
    }

    private Progress writePiece(Iomap map, long from, long end, Source source, long done) {
        if (map.fresh() || map.source() != null)
            unmapPages(from, end);
        long position = from;
        while (position < end) {
            boolean recovery = false;
            DirectAccess access = access(map, position, end, AccessMode.NORMAL);
            if (access instanceof Refused refused && recovers(refused.errno())) {
                access = access(map, position, end, AccessMode.RECOVERY_WRITE);
                recovery = access instanceof Mapped;
            }
            if (access instanceof Refused refused)
                return new Progress(position - from, visible(refused.errno()), refused.reason());
            Mapped mapped = (Mapped) access;
            if (map.source() != null)
                CopyOnWrite.copyAround(dax, map, position, end, mapped);
            int inPage = (int) (position % Units.PAGE);
            int wanted = (int) Math.min(mapped.pages() * Units.PAGE - inPage, end - position);
            Buffer buffer = new Buffer(source);
            int stored = recovery
                    ? dax.recoveryWrite(map.deviceByteOf(position), buffer, done + position - from, wanted)
                    : store(map.deviceByteOf(position), mapped, buffer, done + position - from, wanted);
            if (stored < 0)
                return new Progress(position - from, Errno.EIO, nothingRecovered(map.deviceByteOf(position), wanted));
            position += stored;
            if (stored < wanted)
                return new Progress(position - from, recovery && strides() ? recoveryErrno() : Errno.EFAULT,
                        recovery && stored == 0 ? nothingRecovered(map.deviceByteOf(position), wanted)
                                : !recovery && !buffer.ended
                                        ? new Reason(Rule.STORE_STOPPED, stored, wanted,
                                                map.deviceByteOf(position).value())
                                        : new Reason(Rule.SOURCE_BUFFER_UNREADABLE, done + position - from,
                                                done + end - from));
        }
        return Progress.of(position - from);
    }

    /** The user's buffer, which remembers whether it could not be read: else it was the memory that took no more. */
    private static final class Buffer implements Source {
        private final Source source;
        private boolean ended;

        Buffer(Source source) {
            this.source = source;
        }

        @Override
        public int read(long position, byte[] into, int at, int length) {
            int got = source.read(position, into, at, length);
            ended |= got < length;
            return got;
        }
    }

    /** The v2 patch has told of poison already where it could not clear it: what is left is the buffer. */
    private boolean strides() {
        return kernel.switches().writeRecovery() == DaxWriteRecovery.PAGE_STRIDE;
    }

    /** What a caller sees of a recovery that failed: EFAULT, as if his buffer were bad, unless that is mended (Q9). */
    private Errno recoveryErrno() {
        return kernel.has(Quirk.Q9_RECOVERY_FAILS_AS_EFAULT) ? kernel.switches().recoveryErrno() : Errno.EIO;
    }

    /** A plain copy, which up to 5.16 the driver may see. */
    private int store(DeviceByte to, Mapped mapped, Source source, long position, int wanted) {
        return dax.copying(to, source, position, wanted)
                ? mapped.memory().store(mapped.address().plus(to.inPage()), source, position, wanted)
                : 0;
    }

    /** Only the device knows more, and said so when it refused. */
    private static Reason nothingRecovered(DeviceByte at, long bytes) {
        boolean wholePages = (at.value() | bytes) % Units.PAGE == 0;
        return new Reason(wholePages ? Rule.RECOVERY_STORED_NOTHING : Rule.STRIDE_OVER_POISON_NOT_PAGE_ALIGNED, bytes,
                at.value());
    }

    /** The write retries in recovery mode when the code it got is the one poison travels under (semantics 0.1). */
    private boolean recovers(Errno errno) {
        return kernel.switches().writeRecovery() != DaxWriteRecovery.NONE && errno == kernel.switches().poisonCode();
    }

    private void unmapPages(long from, long end) {
        long first = from / Units.PAGE;
        long last = Math.ceilDiv(end, (long) Units.PAGE);
        mappings.unmap(inode, first, last);
        inode.entries().remove(first, last);
    }

    private DirectAccess access(Iomap map, long position, long end, AccessMode mode) {
        long pages = Math.ceilDiv(position % Units.PAGE + end - position, (long) Units.PAGE);
        return dax.directAccess(map.deviceByteOf(position).page(), pages, mode);
    }

    /** EHWPOISON stays inside the kernel: user space sees EIO. */
    static Errno visible(Errno errno) {
        return errno == Errno.EHWPOISON ? Errno.EIO : errno;
    }
}
