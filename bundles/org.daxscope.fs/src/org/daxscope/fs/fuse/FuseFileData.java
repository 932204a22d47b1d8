package org.daxscope.fs.fuse;

import org.daxscope.dax.Source;
import org.daxscope.fs.FileData;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Sink;
import org.daxscope.fs.iomap.DaxFileData;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * read(2) and write(2) on a file of virtiofs: through the window where the file is DAX, but for writes that make it longer, which go
 * to the daemon, as everything does without DAX. Kernel: fuse_dax_write_iter(); semantics 13.
 */
final class FuseFileData implements FileData {
    /** FUSE_MAX_MAX_PAGES of 4 KiB: what one request carries. */
    private static final long REQUEST_BYTES = 1 << 20;

    private final Virtiofs fs;
    private final Inode inode;
    private final @Nullable DaxFileData dax;

    /** @param dax through the window; null for a file without DAX */
    FuseFileData(Virtiofs fs, Inode inode, @Nullable DaxFileData dax) {
        this.fs = fs;
        this.inode = inode;
        this.dax = dax;
    }

    @Override
    public long size() {
        return inode.size();
    }

    @Override
    public long read(long offset, long length, Sink sink, IoFlags flags) {
        DaxFileData window = dax;
        if (window == null)
            return requests(Math.min(length, Math.max(0, inode.size() - offset)),
                    (position, count) -> read(offset + position, count, sink, position));
        return held(() -> window.read(offset, length, sink, flags));
    }

    /** file_extending_write(): then the size on the host and the data could not change as one. */
    @Override
    public long write(long offset, long length, Source source, IoFlags flags) {
        DaxFileData window = dax;
        if (length == 0)
            return 0;
        boolean extending = offset + length > inode.size();
        if (window != null && !extending)
            return held(() -> window.write(offset, length, source, flags));
        if (window != null)
            fs.remark(inode, new Reason(Rule.EXTENDING_WRITE, length, offset, inode.size()));
        long written = requests(length, (position, count) -> write(offset + position, count, source, position));
        fs.grown(inode, offset + written);
        return written;
    }

    @Override
    public void sync() {
        DaxFileData window = dax;
        if (window == null)
            fs.commitFor(inode);
        else
            window.sync();
    }

    private interface Call {
        long bytes();
    }

    /** A range that the call has in hand is not taken back before it ends. */
    private long held(Call call) {
        long done;
        try {
            done = call.bytes();
        } catch (KernelError error) {
            fs.letGo();
            throw error;
        }
        fs.letGo();
        return done;
    }

    private interface Request {
        /** @return bytes moved of count, from a position of the call on */
        long move(long position, long count);
    }

    private static long requests(long length, Request request) {
        long done = 0;
        while (done < length) {
            long wanted = Math.min(REQUEST_BYTES, length - done);
            long moved;
            try {
                moved = request.move(done, wanted);
            } catch (KernelError error) {
                if (done == 0)
                    throw error;
                return done;
            }
            done += moved;
            if (moved < wanted)
                return done;
        }
        return done;
    }

    private long read(long offset, long count, Sink sink, long position) {
        Sink shifted = (at, from, start, length) -> sink.write(position + at, from, start, length);
        return fs.request(EventKind.FUSE_READ, inode, offset, count, 0,
                file -> fs.host().data(file).read(offset, count, shifted, IoFlags.NONE));
    }

    private long write(long offset, long count, Source source, long position) {
        Source shifted = (at, into, start, length) -> source.read(position + at, into, start, length);
        return fs.request(EventKind.FUSE_WRITE, inode, offset, count, 0,
                file -> fs.host().data(file).write(offset, count, shifted, IoFlags.NONE));
    }
}
