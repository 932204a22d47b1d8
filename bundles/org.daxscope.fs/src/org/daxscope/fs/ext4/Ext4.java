package org.daxscope.fs.ext4;

import java.util.List;

import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.fs.ext4.Ext4Allocator.Request;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;

/** ext4 as far as DAX and poison go. Kernel: fs/ext4/extents.c, inode.c, file.c; semantics 11. */
public final class Ext4 extends DiskFileSystem {
    /** At most this many blocks are mapped for one piece of a write (DIO_MAX_BLOCKS). */
    private static final long MAX_WRITE_BLOCKS = 4096;
    private static final long MAX_EXTENT_BLOCKS = 32768;
    private static final int FIRST_FILE_INODE = 12;

    private final Ext4Geometry geometry;
    private final Ext4Allocator space;
    private long transactions;

    private record State(Files files, Ext4Allocator.State space, long transactions) implements FileSystem.State {
    }

    /** @param options the arguments of mke2fs */
    public Ext4(Mount mount, String options) {
        this(mount, Ext4Geometry.of(mount.device().sectors() * 512, options));
    }

    private Ext4(Mount mount, Ext4Geometry geometry) {
        super(mount, geometry.blockBytes(), MAX_EXTENT_BLOCKS);
        this.geometry = geometry;
        this.space = new Ext4Allocator(geometry);
    }

    /**
     * What mke2fs would make of its arguments on a device of so many bytes.
     *
     * @return bytes of a block
     * @throws org.daxscope.kernel.KernelError EINVAL where it would refuse
     */
    public static int check(String options, long bytes) {
        return Ext4Geometry.of(bytes, options).blockBytes();
    }

    @Override
    public String type() {
        return "ext4";
    }

    /** File blocks are numbered with 32 bits. */
    @Override
    public long maxFileBytes() {
        return ((1L << 32) - 1) * blockBytes();
    }

    @Override
    public FileSystem.State save() {
        return new State(saveFiles(), space.save(), transactions);
    }

    @Override
    public void restore(FileSystem.State state) {
        State mine = (State) state;
        restoreFiles(mine.files);
        space.restore(mine.space);
        transactions = mine.transactions;
    }

    @Override
    protected long inodeNumber(int index) {
        return FIRST_FILE_INODE + index;
    }

    @Override
    public void adopt(Inode inode, Extent extent) {
        space.adopt(inode, extent);
        inode.extents().map(extent);
    }

    @Override
    protected void release(long fsBlock, long blocks) {
        space.release(fsBlock, blocks);
        events().change(EventKind.SPACE_BUSY, subject(), fsBlock, blocks, 0, blocks);
        if (geometry.journalBlocks() == 0)
            space.commit();
    }

    @Override
    public List<Range> freeSpace() {
        return space.free();
    }

    @Override
    public List<Range> busySpace() {
        return space.freed();
    }

    @Override
    public void commit() {
        events().enter(EventKind.JOURNAL_COMMIT, subject(), ++transactions, 0, 0);
        tellFreed(space.freed(), space.free().stream().mapToLong(Range::blocks).sum());
        space.commit();
        allClean();
        events().leave(0);
    }

    @Override
    public void unmount() {
        super.unmount();
        space.discardAll();
    }

    @Override
    public void unlink(Inode inode) {
        space.discard(inode);
        super.unlink(inode);
    }

    @Override
    protected Iomap mapBlocks(Inode inode, long offset, long length) {
        long block = offset / blockBytes();
        long end = Math.min(Math.ceilDiv(offset + length, (long) blockBytes()), block + MAX_WRITE_BLOCKS);
        Extent extent = inode.extents().at(block);
        if (extent == null)
            return fillHole(inode, block, end);
        Extent piece = extent.slice(block, end);
        if (!extent.unwritten())
            return iomap(piece, false, null);
        new UnwrittenConversion(geometry.blockBytes()).plan(inode, extent, piece).run(
                zeroed -> zeroBlocks(zeroed.fsBlock(), zeroed.blocks()), converted -> convert(inode, converted, false));
        if (inode.isDax())
            zeroBlocks(piece.fsBlock(), piece.blocks());
        return iomap(piece.withUnwritten(false), true, null);
    }

    /** The extent is in the tree before its blocks are zeroed, and stays there when that fails. */
    private Iomap fillHole(Inode inode, long from, long to) {
        Extent next = inode.extents().after(from);
        long end = next == null ? to : Math.min(to, next.fileBlock());
        Request request = new Request(inode, from, end - from, inode.extents().before(from), next);
        Range got = space.allocate(request).orElseThrow(() -> noSpace(request.blocks()));
        Extent extent = new Extent(from, got.start(), got.blocks(), false);
        map(inode, extent);
        if (inode.isDax())
            zeroBlocks(extent.fsBlock(), extent.blocks());
        return iomap(extent, true, null);
    }

    @Override
    public void endWrite(Inode inode, Iomap map, long offset, long written) {
        // ext4 has nothing to finish: conversion happened when the piece was mapped.
    }

    @Override
    public void beforeWrite(Inode inode, long offset, long length) {
        // ext4 leaves what lies between the end of the file and the write alone: truncate zeroed it.
    }

    /** ext4_handle_inode_extension(): the size grows, and blocks allocated past what was written go. */
    @Override
    public void afterWrite(Inode inode, long offset, long length, long written) {
        inode.setDirty(true);
        boolean extends_ = offset + length > inode.size();
        if (written > 0 && offset + written > inode.size())
            setSize(inode, offset + written);
        if (extends_ && written < length) {
            long keep = Math.ceilDiv(inode.size(), (long) blockBytes());
            free(inode, keep, Long.MAX_VALUE);
            space.discard(inode);
        }
    }

    /** Edges are zeroed before anything is freed. Semantics 11.1. */
    @Override
    public void punch(Inode inode, long offset, long length) {
        if (offset >= inode.size())
            return;
        long bytes = length;
        if (offset + length > inode.size())
            bytes = roundUp(inode.size()) - offset;
        long first = Math.ceilDiv(offset, (long) blockBytes());
        long last = (offset + bytes) / blockBytes();
        dropPages(inode, first * blockBytes(), last * blockBytes());
        inode.setDirty(true);
        zeroEdges(inode, offset, bytes);
        if (first < last) {
            space.discard(inode);
            free(inode, first, last);
            // Zeroing the edges may have read what was just freed into their pages.
            inode.cache().zeroEdges(first * blockBytes(), last * blockBytes());
        }
    }

    private long roundUp(long bytes) {
        return Math.ceilDiv(bytes, (long) blockBytes()) * blockBytes();
    }

    /** ext4_zero_partial_blocks(). */
    private void zeroEdges(Inode inode, long offset, long length) {
        long end = offset + length;
        long firstBlock = offset / blockBytes();
        long lastBlock = (end - 1) / blockBytes();
        boolean startPartial = offset % blockBytes() != 0;
        boolean endPartial = end % blockBytes() != 0;
        if (firstBlock == lastBlock && (startPartial || endPartial)) {
            zeroBytes(inode, offset, length);
            return;
        }
        if (startPartial)
            zeroBytes(inode, offset, roundUp(offset) - offset);
        if (endPartial)
            zeroBytes(inode, end - end % blockBytes(), end % blockBytes());
    }

    /** Converts whole blocks to unwritten where they are, then zeroes the edges. Semantics 11.4. */
    @Override
    public void zeroRange(Inode inode, long offset, long length) {
        long end = offset + length;
        long first = Math.ceilDiv(offset, (long) blockBytes());
        long last = end / blockBytes();
        boolean edges = offset % blockBytes() != 0 || end % blockBytes() != 0;
        if (edges)
            reserve(inode, offset / blockBytes(), Math.ceilDiv(end, (long) blockBytes()));
        if (first < last) {
            dropPages(inode, first * blockBytes(), last * blockBytes());
            for (Extent extent : inode.extents().all())
                if (!extent.unwritten() && extent.fileBlock() < last && extent.end() > first)
                    convert(inode, extent.slice(first, last), true);
            reserve(inode, first, last);
        }
        if (end > inode.size())
            setSize(inode, end);
        inode.setDirty(true);
        if (edges)
            zeroEdges(inode, offset, length);
    }

    @Override
    protected Range allocateUnwritten(Inode inode, long fileBlock, long blocks) {
        Request request = new Request(inode, fileBlock, Math.min(blocks, MAX_EXTENT_BLOCKS - 1),
                inode.extents().before(fileBlock), inode.extents().after(fileBlock));
        return space.allocateExactly(request).orElseThrow(() -> noSpace(request.blocks()));
    }

    @Override
    public void truncate(Inode inode, long size) {
        long before = inode.size();
        setSize(inode, size);
        if (size > before)
            return;
        truncatePages(inode, size);
        zeroTail(inode, size);
        space.discard(inode);
        free(inode, Math.ceilDiv(size, (long) blockBytes()), Long.MAX_VALUE);
    }

    /** The error of zeroing the last page's tail is ignored (quirk Q19). */
    private void zeroTail(Inode inode, long size) {
        try {
            zeroBytes(inode, size, roundUp(size) - size);
        } catch (KernelError error) {
            events().refuse(inode.subject(), error.reason());
            if (!kernel().has(Quirk.Q19_EXT4_TRUNCATE_IGNORES_ZERO_ERROR))
                throw error;
            remark(inode, new Reason(Rule.TAIL_NOT_ZEROED, roundUp(size) - size, size));
        }
    }

    @Override
    public void collapse(Inode inode, long offset, long length) {
        space.discard(inode);
        super.collapse(inode, offset, length);
    }

    @Override
    public void insert(Inode inode, long offset, long length) {
        space.discard(inode);
        super.insert(inode, offset, length);
    }
}
