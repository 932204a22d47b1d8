package org.daxscope.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.Source;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FileData;
import org.daxscope.fs.FileData.IoFlags;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Sink;
import org.daxscope.fs.pagecache.CachedFile;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.OpenFiles.Found;

/** System calls on files and block devices. */
final class FileCalls {
    /** A pipe's room: sendfile and copy_file_range move the data in pieces of this many bytes. */
    private static final int SPLICE_BYTES = 16 * Units.PAGE;

    /** Bytes that one read hands out at most; the kernel itself stops just below 2 GiB. */
    private static final int MOST_READ = 256 << 20;

    private final OpenFiles files;
    private final InodeLocks locks;

    FileCalls(OpenFiles files, InodeLocks locks) {
        this.files = files;
        this.locks = locks;
    }

    private static IoFlags flags(OpenMode mode) {
        return new IoFlags(mode.direct(), mode.sync(), mode.bufferOffset());
    }

    Outcome read(Operation.Read read) {
        FileData file = files.open(read.on());
        long wanted = Math.clamp(file.size() - read.offset(), 0, read.length());
        if (wanted > MOST_READ)
            throw new UnsupportedOperationException(
                    "one read returns at most 256 MiB, and this one asks for " + wanted + " bytes");
        byte[] buffer = new byte[(int) wanted];
        long count = locks.shared(files.subject(read.on()),
                () -> file.read(read.offset(), read.length(), Sink.into(buffer), flags(read.mode())));
        return new Outcome.Data(count == buffer.length ? buffer : Arrays.copyOf(buffer, (int) count));
    }

    Outcome write(Operation.Write write) {
        files.requireRoom(write.on(), write.offset(), write.length());
        FileData file = files.openForWrite(write.on());
        Source source = patternSource(write.pattern(), write.offset(), write.readable());
        long written = locks.exclusive(files.subject(write.on()),
                () -> file.write(write.offset(), write.length(), source, flags(write.mode())));
        if (write.mode().sync() && written > 0)
            files.flushDevice(write.on());
        return new Outcome.Done(written);
    }

    private static Source patternSource(Pattern pattern, long offset, long readable) {
        return (position, into, at, length) -> {
            int bytes = (int) Math.max(0, Math.min(length, readable - position));
            pattern.fill(offset + position, into, at, bytes);
            return bytes;
        };
    }

    Outcome fallocate(Operation.Fallocate call) {
        if (call.length() == 0)
            throw new KernelError(Errno.EINVAL, Rule.EMPTY_RANGE);
        files.requireRoom(call.on(), call.offset(), call.length());
        if (files.device(call.on()).isPresent())
            return rawFallocate(call);
        Found file = files.file(call.on());
        return locks.changing(file.inode().subject(), () -> fallocate(call, file));
    }

    private static Outcome fallocate(Operation.Fallocate call, Found file) {
        Inode inode = file.inode();
        FileSystem fs = file.fs();
        fs.requireWritable();
        flush(file);
        switch (call.mode()) {
            case PREALLOCATE -> fs.preallocate(inode, call.offset(), call.length());
            case PUNCH_HOLE -> fs.punch(inode, call.offset(), call.length());
            case ZERO_RANGE -> fs.zeroRange(inode, call.offset(), call.length());
            case COLLAPSE_RANGE -> fs.collapse(inode, call.offset(), call.length());
            case INSERT_RANGE -> fs.insert(inode, call.offset(), call.length());
        }
        return new Outcome.Done(0);
    }

    /** blkdev_fallocate(): zeroing works, and needs whole logical blocks; the rest is not supported. */
    private Outcome rawFallocate(Operation.Fallocate call) {
        if (call.mode() == Operation.Fallocate.Mode.ZERO_RANGE)
            return zeroOut(new Operation.ZeroOut(call.on(), call.offset(), call.length()));
        throw new KernelError(Errno.EOPNOTSUPP, Rule.NOT_SUPPORTED);
    }

    private static void flush(Found file) {
        if (!file.inode().isDax())
            new CachedFile(file.fs(), file.inode()).flush();
    }

    Outcome truncate(Operation.Truncate call) {
        Found file = files.file(call.on());
        files.requireRoom(call.on(), 0, call.size());
        file.fs().requireWritable();
        return locks.changing(file.inode().subject(), () -> {
            flush(file);
            file.fs().truncate(file.inode(), call.size());
            return new Outcome.Done(0);
        });
    }

    Outcome fsync(Operation.Fsync call) {
        files.open(call.on()).sync();
        files.flushDevice(call.on());
        return new Outcome.Done(0);
    }

    Outcome create(Operation.Create call) {
        files.fileOrNew(call.name());
        return new Outcome.Done(0);
    }

    /** rename(2): the file that had the new name goes. */
    Outcome rename(Operation.Rename call) {
        Found file = files.file(call.name());
        Optional<Found> old = files.find(call.to());
        String name = files.nameOn(file.fs(), call.to());
        if (old.isPresent() && old.get().inode() == file.inode())
            return new Outcome.Done(0);
        if (old.isPresent())
            unlink(new Operation.Unlink(call.to()));
        file.fs().rename(file.inode(), name);
        return new Outcome.Done(0);
    }

    Outcome space(Operation.SpaceOf call) {
        FileSystem fs = files.fileSystem(call.on());
        FileSystem.Space space = fs.space();
        return new Outcome.Space(fs.blockBytes(), space.total(), space.free(), space.available(), space.inodes(),
                space.freeInodes());
    }

    Outcome unlink(Operation.Unlink call) {
        Found file = files.file(call.name());
        if (files.isMapped(file.inode()))
            file.fs().orphan(file.inode());
        else
            file.fs().unlink(file.inode());
        return new Outcome.Done(0);
    }

    Outcome reflink(Operation.Reflink call) {
        Found source = files.file(call.source());
        files.requireRoom(call.on(), call.offset(), call.length());
        Found target = files.fileOrNew(call.on());
        requireOneFileSystem(source, target);
        target.fs().reflink(source.inode(), call.sourceOffset(), call.length(), target.inode(), call.offset());
        return new Outcome.Done(0);
    }

    private static void requireOneFileSystem(Found source, Found target) {
        if (source.fs() != target.fs())
            throw new KernelError(Errno.EXDEV, Rule.OTHER_FILE_SYSTEM);
    }

    /** copy_file_range(2): clones where the file system can, else moves the data through a pipe. */
    Outcome copyRange(Operation.CopyRange call) {
        Found source = files.file(call.source());
        files.requireRoom(call.on(), call.offset(), Math.min(call.length(), source.inode().size()));
        Found target = files.fileOrNew(call.on());
        long left = Math.max(0, source.inode().size() - call.sourceOffset());
        long length = Math.min(call.length(), left);
        if (source.inode() == target.inode() && call.sourceOffset() < call.offset() + length
                && call.offset() < call.sourceOffset() + length)
            throw new KernelError(Errno.EINVAL, Rule.COPY_ONTO_ITSELF, call.sourceOffset(), call.offset(), length);
        long shared = length == left ? length : length - length % source.fs().blockBytes();
        try {
            if (shared > 0 && source.fs() == target.fs()) {
                source.fs().reflink(source.inode(), call.sourceOffset(), shared, target.inode(), call.offset());
                return new Outcome.Done(shared);
            }
        } catch (KernelError error) {
            if (error.errno() != Errno.EOPNOTSUPP && error.errno() != Errno.EINVAL)
                throw error;
        }
        FileData from = files.data(source);
        FileData to = files.data(target);
        return splice(from, call.sourceOffset(), length, (buffer, done, count) -> to
                .write(call.offset() + done, count, Source.of(buffer), IoFlags.NONE));
    }

    Outcome sendFile(Operation.SendFile call) {
        return splice(files.open(call.on()), call.offset(), call.length(), (buffer, done, count) -> count);
    }

    private interface Receiver {
        long take(byte[] buffer, long done, long count);
    }

    private static Outcome splice(FileData from, long offset, long length, Receiver receiver) {
        long done = 0;
        byte[] buffer = new byte[SPLICE_BYTES];
        while (done < length) {
            try {
                long wanted = Math.min(SPLICE_BYTES, length - done);
                long count = from.read(offset + done, wanted, Sink.into(buffer), IoFlags.NONE);
                if (count == 0)
                    break;
                long taken = receiver.take(buffer, done, count);
                done += taken;
                if (taken < count)
                    break;
            } catch (KernelError error) {
                if (done == 0)
                    throw error;
                break;
            }
        }
        return new Outcome.Done(done);
    }

    /** FIEMAP with FIEMAP_FLAG_SYNC: dirty pages are written first, which makes their mappings read-only again. */
    Outcome extents(Operation.ListExtents call) {
        Found file = files.file(call.on());
        if (!(file.fs() instanceof DiskFileSystem fs))
            throw new KernelError(Errno.EOPNOTSUPP, Rule.NOT_SUPPORTED);
        if (file.inode().isDax())
            files.cleanEntries(file.inode());
        flush(file);
        return new Outcome.Extents(pieces(fs, file.inode(), fs.sharedSpace()));
    }

    /**
     * Extents as FIEMAP lists them: cut where sharing begins and ends.
     *
     * @param shared blocks that are shared, ascending
     */
    static List<Outcome.Extents.Piece> pieces(DiskFileSystem fs, Inode inode, List<Range> shared) {
        List<Outcome.Extents.Piece> pieces = new ArrayList<>();
        for (Extent extent : inode.extents().all()) {
            long block = extent.fsBlock();
            for (int i = firstEndingAfter(shared, block); i < shared.size()
                    && shared.get(i).start() < extent.fsEnd(); i++) {
                long from = Math.max(block, shared.get(i).start());
                long end = Math.min(extent.fsEnd(), shared.get(i).end());
                add(pieces, fs, extent, block, from, false);
                add(pieces, fs, extent, from, end, true);
                block = end;
            }
            add(pieces, fs, extent, block, extent.fsEnd(), false);
        }
        return pieces;
    }

    private static int firstEndingAfter(List<Range> ranges, long block) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).end() <= block)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /** Adds what of an extent lies in the file system's blocks [from, to). */
    private static void add(List<Outcome.Extents.Piece> pieces, DiskFileSystem fs, Extent extent, long from, long to,
            boolean shared) {
        long bytes = fs.blockBytes();
        if (from < to)
            pieces.add(new Outcome.Extents.Piece((extent.fileBlock() + from - extent.fsBlock()) * bytes, from * bytes,
                    (to - from) * bytes, extent.unwritten(), shared));
    }

    Outcome status(Operation.Status call) {
        Optional<BlockDevice> disk = files.device(call.on());
        if (disk.isPresent())
            return new Outcome.FileStatus(disk.get().sectors() * Units.SECTOR, 0, false);
        Found file = files.file(call.on());
        Inode inode = file.inode();
        long blocks = file.fs().layoutOf(inode).extents().blocks() * file.fs().blockBytes() / Units.SECTOR;
        return new Outcome.FileStatus(inode.size(), blocks, inode.isDax());
    }

    /** SEEK_HOLE and SEEK_DATA: what is unwritten counts as a hole. */
    Outcome seek(Operation.Seek call) {
        Found file = files.file(call.on());
        Inode inode = file.fs().layoutOf(file.inode());
        long size = file.inode().size();
        if (call.offset() < 0 || call.offset() >= size)
            throw new KernelError(Errno.ENXIO, Rule.BEYOND_EOF);
        long position = call.offset();
        long bytes = file.fs().blockBytes();
        while (position < size) {
            Extent extent = inode.extents().at(position / bytes);
            boolean hole = extent == null || extent.unwritten();
            if (hole == call.hole())
                return new Outcome.Done(position);
            Extent next = inode.extents().after(position / bytes);
            position = extent != null ? extent.end() * bytes : next == null ? size : next.fileBlock() * bytes;
        }
        if (call.hole())
            return new Outcome.Done(size);
        throw new KernelError(Errno.ENXIO, Rule.BEYOND_EOF);
    }

    Outcome discard(Operation.Discard call) {
        blockDevice(call.on());
        throw new KernelError(Errno.EOPNOTSUPP, Rule.NOT_SUPPORTED);
    }

    private BlockDevice blockDevice(String name) {
        return files.device(name).orElseThrow(() -> new KernelError(Errno.EINVAL, Rule.NOT_A_BLOCK_DEVICE));
    }

    Outcome zeroOut(Operation.ZeroOut call) {
        BlockDevice disk = blockDevice(call.on());
        int unit = disk.logicalBlockBytes();
        long size = disk.sectors() * Units.SECTOR;
        if (call.offset() > size - call.length())
            throw new KernelError(Errno.EINVAL, Rule.BEYOND_DEVICE, call.offset(), call.length(), size);
        if (call.offset() % unit != 0 || call.length() % unit != 0)
            throw new KernelError(Errno.EINVAL, Rule.MISALIGNED_DIRECT, call.length(), call.offset(), unit);
        files.raw(disk).flush();
        files.rawCache(disk.name()).drop(call.offset() / Units.PAGE,
                Math.ceilDiv(call.offset() + call.length(), (long) Units.PAGE));
        disk.zeroOut(new DeviceByte(call.offset()).sector(), call.length() / Units.SECTOR).ifPresent(errno -> {
            throw new KernelError(errno, Rule.CLEAR_FAILED, call.length(), call.offset());
        });
        return new Outcome.Done(0);
    }
}
