package org.daxscope.fs.pagecache;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.Source;
import org.daxscope.fs.FileData;
import org.daxscope.fs.Sink;
import org.daxscope.fs.pagecache.PageCache.Page;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;
import org.jspecify.annotations.Nullable;

/**
 * Reading and writing through a page cache, and around it with O_DIRECT. Kernel: mm/filemap.c, mm/readahead.c,
 * fs/iomap/direct-io.c; semantics 5.5, observed rule 3.
 */
public abstract class CachedData implements FileData {
    protected static final int SECTOR = Units.SECTOR;

    private final BlockDevice device;
    private final PageCache cache;

    protected CachedData(BlockDevice device, PageCache cache) {
        this.device = device;
        this.cache = cache;
    }

    /**
     * A stretch that lies in one piece on the device.
     *
     * @param deviceByte where it starts, -1 for a hole
     * @param length bytes
     * @param fresh whether the blocks held no data of the file before
     */
    protected record Piece(long deviceByte, long length, boolean fresh) {
    }

    protected abstract Piece pieceForRead(long offset, long length);

    protected abstract Piece pieceForWrite(long offset, long length);

    /** Whether a write past the end makes the file longer. */
    protected abstract boolean canGrow();

    /** Unit in which the file's space is allocated. */
    protected int blockBytes() {
        return SECTOR;
    }

    protected void before(long offset, long length) {
    }

    protected void after(long offset, long length, long written) {
    }

    @Override
    public final long read(long offset, long length, Sink sink, IoFlags flags) {
        long end = Math.min(offset + length, size());
        if (offset >= end)
            return 0;
        return flags.direct() ? readDirect(offset, length, end, sink, flags) : readCached(offset, end, sink);
    }

    private long readCached(long offset, long end, Sink sink) {
        long position = offset;
        Readahead readahead = new Readahead(offset, end);
        while (position < end) {
            long index = position / Units.PAGE;
            if (cache.get(index) == null)
                readahead.fill(index);
            Page page = load(index);
            if (page == null)
                return doneOr(position - offset, Errno.EIO,
                        new Reason(Rule.RECORD_OVERLAPS_BIO, Units.PAGE, index * 8));
            int at = (int) (position % Units.PAGE);
            int bytes = (int) Math.min(Units.PAGE - at, end - position);
            int taken = sink.write(position - offset, page.bytes(), at, bytes);
            position += taken;
            if (taken < bytes)
                return doneOr(position - offset, Errno.EFAULT,
                        new Reason(Rule.USER_BUFFER_UNWRITABLE, position - offset, end - offset));
        }
        return position - offset;
    }

    private static long doneOr(long done, Errno errno, Reason reason) {
        if (done > 0)
            return done;
        throw new KernelError(errno, reason);
    }

    /** The page, from the cache or the device; null when it cannot be read. */
    public final @Nullable Page load(long index) {
        Page cached = cache.get(index);
        if (cached != null)
            return cached;
        byte[] bytes = new byte[Units.PAGE];
        if (!readPages(index, 1, bytes, device::read))
            return null;
        Page page = new Page(bytes, false);
        cache.put(index, page);
        return page;
    }

    /** page_mkwrite: what the page covers must have blocks before it may be stored to. */
    public final void makeWritable(long index) {
        long start = index * Units.PAGE;
        long end = Math.min(start + Units.PAGE, Units.pageCeil(size()));
        while (start < end)
            start += Math.max(SECTOR, pieceForWrite(start, end - start).length());
    }

    /**
     * Zeroes bytes in the cache (iomap_zero_range()): the size stays, and what is not zeroed of a page is read first.
     *
     * @throws KernelError EIO when a page cannot be read; what came before it is zeroed
     */
    public final void zero(long offset, long length) {
        long end = offset + length;
        for (long position = offset; position < end;) {
            long index = position / Units.PAGE;
            int at = (int) (position % Units.PAGE);
            int bytes = (int) Math.min(Units.PAGE - at, end - position);
            Page old = bytes < Units.PAGE ? load(index) : null;
            if (old == null && bytes < Units.PAGE)
                throw new KernelError(Errno.EIO, Rule.READ_MODIFY_WRITE_FAILED);
            byte[] page = old == null ? new byte[Units.PAGE] : old.bytes().clone();
            Arrays.fill(page, at, at + bytes, (byte) 0);
            cache.put(index, new Page(page, true));
            position += bytes;
        }
    }

    /** Replaces a page's content by a store through a mapping. */
    public final void dirty(long index, byte[] bytes) {
        cache.put(index, new Page(bytes, true));
    }

    private interface Request {
        /** Bytes read before the first error. */
        int read(DeviceSector sector, byte[] into, int at, int length);
    }

    /** Reads pages with one request for each piece; bytes past the end stay zero. */
    private boolean readPages(long index, int pages, byte[] into, Request request) {
        long start = index * Units.PAGE;
        long end = Math.min(start + (long) pages * Units.PAGE, roundUpToSector(size()));
        long position = start;
        while (position < end) {
            Piece piece = pieceForRead(position, end - position);
            int bytes = (int) Math.min(piece.length(), end - position);
            int at = (int) (position - start);
            if (piece.deviceByte() >= 0 && request.read(sector(piece), into, at, bytes) < bytes)
                return false;
            position += bytes;
        }
        int valid = Math.clamp(size() - start, 0, into.length);
        Arrays.fill(into, valid, into.length, (byte) 0);
        return true;
    }

    private static DeviceSector sector(Piece piece) {
        return new DeviceByte(piece.deviceByte()).sector();
    }

    private static long roundUpToSector(long bytes) {
        return Math.ceilDiv(bytes, (long) SECTOR) * SECTOR;
    }

    /** Reads ahead at the start of a file or device, else just what was asked; a failing request leaves nothing cached. */
    private final class Readahead {
        private static final int MAX_PAGES = 32;

        private final long first;
        private final long asked;

        Readahead(long offset, long end) {
            first = offset / Units.PAGE;
            asked = Math.ceilDiv(end, (long) Units.PAGE) - first;
        }

        void fill(long index) {
            long window = first == 0 ? initialWindow() : asked;
            long last = Math.min(first + Math.max(window, asked), Math.ceilDiv(size(), (long) Units.PAGE));
            int pages = 0;
            while (pages < MAX_PAGES && index + pages < last && cache.get(index + pages) == null)
                pages++;
            byte[] bytes = new byte[pages * Units.PAGE];
            if (pages < 2 || !readPages(index, pages, bytes, device::readAhead))
                return;
            for (int i = 0; i < pages; i++)
                cache.put(index + i, new Page(Arrays.copyOfRange(bytes, i * Units.PAGE, (i + 1) * Units.PAGE), false));
        }

        /** get_init_ra_size(): four times a small request, twice a larger one. */
        private long initialWindow() {
            long size = Long.highestOneBit(Math.max(1, asked * 2 - 1));
            if (size <= MAX_PAGES / 32)
                return size * 4;
            return size <= MAX_PAGES / 4 ? size * 2 : MAX_PAGES;
        }
    }

    @Override
    public final long write(long offset, long length, Source source, IoFlags flags) {
        long room = canGrow() ? length : Math.min(length, size() - offset);
        if (length == 0)
            return 0;
        if (room <= 0)
            throw new KernelError(Errno.ENOSPC, Rule.BEYOND_EOF);
        before(offset, room);
        try {
            long written = flags.direct() ? writeDirect(offset, room, source, flags)
                    : writeCached(offset, room, source);
            after(offset, room, written);
            if (flags.sync() && !flags.direct())
                sync();
            return written;
        } catch (KernelError error) {
            after(offset, room, 0);
            throw error;
        }
    }

    private long writeCached(long offset, long length, Source source) {
        long done = 0;
        while (done < length) {
            long position = offset + done;
            int at = (int) (position % Units.PAGE);
            int bytes = (int) Math.min(Units.PAGE - at, length - done);
            byte[] page = pageToWrite(position / Units.PAGE, at, bytes);
            if (page == null)
                return doneOr(done, Errno.EIO, new Reason(Rule.READ_MODIFY_WRITE_FAILED));
            int copied = source.read(done, page, at, bytes);
            if (copied > 0) {
                cache.put(position / Units.PAGE, new Page(page, true));
                pieceForWrite(position - at, Units.PAGE);
            }
            done += copied;
            if (copied < bytes)
                return doneOr(done, Errno.EFAULT, new Reason(Rule.SOURCE_BUFFER_UNREADABLE, done, length));
        }
        return done;
    }

    /** The page's bytes to write into: read first unless the write covers all of it, also where the file ends inside. */
    private byte @Nullable [] pageToWrite(long index, int at, int bytes) {
        long pageStart = index * Units.PAGE;
        boolean coversAll = at == 0 && bytes == Units.PAGE;
        Page cached = cache.get(index);
        if (cached != null)
            return cached.bytes().clone();
        if (coversAll || pageStart >= size())
            return new byte[Units.PAGE];
        Page page = load(index);
        return page == null ? null : page.bytes().clone();
    }

    /** Writes dirty pages out in order; the first error is returned at the end and the page is clean nevertheless. */
    @Override
    public void sync() {
        Optional<Errno> failure = writeback(0, Long.MAX_VALUE);
        device.drain();
        failure.ifPresent(errno -> {
            throw new KernelError(errno, Rule.CLEAR_FAILED, 0, 0);
        });
        if (cache.takeLost())
            throw new KernelError(Errno.EIO, Rule.DIRTY_PAGE_LOST);
    }

    /** Whether a page is cached and newer than the device. */
    public final boolean isDirty(long index) {
        Page page = cache.get(index);
        return page != null && page.dirty();
    }

    /** The memory of a cached page failed. */
    public final void lose(long index) {
        cache.lose(index);
    }

    /** Writes what is dirty, whatever becomes of it. */
    public final void flush() {
        writeback(0, Long.MAX_VALUE);
    }

    private Optional<Errno> writeback(long from, long to) {
        Optional<Errno> failure = Optional.empty();
        for (Map.Entry<Long, Page> entry : cache.dirty(from, to).entrySet()) {
            long start = entry.getKey() * Units.PAGE;
            byte[] bytes = entry.getValue().bytes();
            long end = canGrow() ? start + Units.PAGE : Math.min(start + Units.PAGE, size());
            long position = start;
            while (position < end) {
                Piece piece = pieceForWrite(position, end - position);
                int n = (int) Math.min(piece.length(), end - position);
                Optional<Errno> result = piece.deviceByte() < 0 ? Optional.empty()
                        : device.write(sector(piece), bytes, (int) (position - start), n);
                if (failure.isEmpty())
                    failure = result;
                position += n;
            }
            cache.put(entry.getKey(), new Page(bytes, false));
        }
        return failure;
    }

    private void requireAligned(long offset, long length, IoFlags flags) {
        int unit = device.logicalBlockBytes();
        if (offset % unit != 0 || length % unit != 0 || flags.bufferOffset() % SECTOR != 0)
            throw new KernelError(Errno.EINVAL, Rule.MISALIGNED_DIRECT, length, offset, unit);
    }

    private long readDirect(long offset, long length, long end, Sink sink, IoFlags flags) {
        requireAligned(offset, length, flags);
        writeback(offset / Units.PAGE, Math.ceilDiv(end, (long) Units.PAGE));
        long position = offset;
        while (position < end) {
            Piece piece = pieceForRead(position, roundUpToSector(end) - position);
            int bytes = (int) Math.min(piece.length(), 1 << 20);
            byte[] buffer = new byte[bytes];
            boolean failed =
                    piece.deviceByte() >= 0 && device.read(sector(piece), buffer, 0, bytes) < bytes;
            if (failed)
                throw new KernelError(Errno.EIO, Rule.RECORD_OVERLAPS_BIO, bytes, piece.deviceByte() / SECTOR);
            int wanted = (int) Math.min(bytes, end - position);
            int taken = sink.write(position - offset, buffer, 0, wanted);
            position += taken;
            if (taken < wanted)
                return doneOr(position - offset, Errno.EFAULT,
                        new Reason(Rule.USER_BUFFER_UNWRITABLE, position - offset, end - offset));
        }
        return position - offset;
    }

    private long writeDirect(long offset, long length, Source source, IoFlags flags) {
        requireAligned(offset, length, flags);
        long first = offset / Units.PAGE;
        long last = Math.ceilDiv(offset + length, (long) Units.PAGE);
        writeback(first, last);
        cache.drop(first, last);
        long done = 0;
        while (done < length) {
            Piece piece = pieceForWrite(offset + done, length - done);
            int bytes = (int) Math.min(Math.min(piece.length(), length - done), 1 << 20);
            byte[] buffer = new byte[bytes];
            int copied = source.read(done, buffer, 0, bytes);
            if (copied < bytes)
                return doneOr(done, Errno.EFAULT, new Reason(Rule.SOURCE_BUFFER_UNREADABLE, copied, bytes));
            Optional<Errno> failed = writeBlocks(piece, buffer, (int) ((offset + done) % blockBytes()));
            if (failed.isPresent())
                throw new KernelError(failed.get(), Rule.CLEAR_FAILED, bytes, piece.deviceByte());
            done += bytes;
        }
        return done;
    }

    /** What the data leaves of new blocks is zeroed with it (iomap_dio_zero). */
    private Optional<Errno> writeBlocks(Piece piece, byte[] data, int inBlock) {
        if (!piece.fresh())
            return device.write(sector(piece), data, 0, data.length);
        byte[] blocks = new byte[Math.ceilDiv(inBlock + data.length, blockBytes()) * blockBytes()];
        System.arraycopy(data, 0, blocks, inBlock, data.length);
        return device.write(new DeviceByte(piece.deviceByte() - inBlock).sector(), blocks, 0, blocks.length);
    }
}
