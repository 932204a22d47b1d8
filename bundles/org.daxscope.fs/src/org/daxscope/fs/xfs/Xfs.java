package org.daxscope.fs.xfs;

import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FailedPages;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.fs.pagecache.CachedFile;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelOops;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.jspecify.annotations.Nullable;

/** XFS as far as DAX and poison go. Kernel: fs/xfs/xfs_iomap.c, xfs_bmap_util.c, xfs_file.c; semantics 11. */
public final class Xfs extends DiskFileSystem {
    /** At most this many blocks are mapped for one piece of a write. */
    private static final long MAX_WRITE_BLOCKS = 1024;
    private static final long MAX_EXTENT_BLOCKS = (1 << 21) - 1;
    /** Root directory, realtime bitmap and summary come first in the inode chunk. */
    private static final int FIRST_FILE_SLOT = 3;
    private static final long COW_EXTENT_BLOCKS = 32;

    private final XfsGeometry geometry;
    private final XfsAllocator space;
    private final XfsPlacement placement;
    private long transactions;
    private boolean shutDown;

    private record State(Files files, XfsAllocator.State space, long transactions,
            boolean shutDown) implements FileSystem.State {
    }

    /** @param options the arguments of mkfs.xfs */
    public Xfs(Mount mount, String options) {
        this(mount, XfsGeometry.of(mount.device().sectors() * 512, options));
    }

    private Xfs(Mount mount, XfsGeometry geometry) {
        super(mount, geometry.blockBytes(), MAX_EXTENT_BLOCKS);
        this.geometry = geometry;
        this.space = new XfsAllocator(geometry);
        this.placement = new XfsPlacement(geometry);
    }

    /**
     * What mkfs.xfs would make of its arguments on a device of so many bytes.
     *
     * @return bytes of a block
     * @throws org.daxscope.kernel.KernelError EINVAL where it would refuse
     */
    public static int check(String options, long bytes) {
        return XfsGeometry.of(bytes, options).blockBytes();
    }

    @Override
    public String type() {
        return "xfs";
    }

    /** Near 2^63; kept a little below, so that rounding up to a block or 2 MiB never overflows. */
    @Override
    public long maxFileBytes() {
        return Long.MAX_VALUE - Units.PMD;
    }

    @Override
    public FileSystem.State save() {
        return new State(saveFiles(), space.save(), transactions, shutDown);
    }

    @Override
    public void restore(FileSystem.State state) {
        State mine = (State) state;
        restoreFiles(mine.files);
        space.restore(mine.space);
        transactions = mine.transactions;
        shutDown = mine.shutDown;
    }

    @Override
    protected long inodeNumber(int index) {
        return geometry.rootInode() + FIRST_FILE_SLOT + index;
    }

    @Override
    protected boolean canShare() {
        return geometry.reflink();
    }

    @Override
    public void adopt(Inode inode, Extent extent) {
        space.claim(extent.fsBlock(), extent.fsEnd());
        inode.extents().map(extent);
    }

    @Override
    protected void release(long fsBlock, long blocks) {
        space.release(fsBlock, fsBlock + blocks);
        events().change(EventKind.SPACE_BUSY, subject(), fsBlock, blocks, 0, blocks);
    }

    @Override
    public boolean isHolder() {
        return kernel().switches().holderNotify();
    }

    @Override
    public boolean isShutDown() {
        return shutDown;
    }

    /** xfs_dax_notify_failure(). Semantics 10.3. */
    @Override
    public Optional<Errno> notifyFailure(BlockDevice device, long offset, long length, boolean removal,
            FailedPages pages) {
        if (!geometry.reverseMapping()) {
            events().refuse(subject(), new Reason(Rule.HOLDER_WITHOUT_RMAP));
            return Optional.of(Errno.EOPNOTSUPP);
        }
        long bytes = device.sectors() * Units.SECTOR;
        if (offset + length <= 0 || offset >= bytes) {
            events().refuse(subject(), new Reason(Rule.HOLDER_OUTSIDE, offset));
            return Optional.of(Errno.ENXIO);
        }
        if (removal)
            return revoke(pages);
        long first = Math.max(0, offset) / blockBytes();
        long end = Math.min(geometry.blocks(), Math.ceilDiv(Math.min(offset + length, bytes), (long) blockBytes()));
        XfsFailure.Walk walk =
                new XfsFailure(events(), subject(), space.free(), held().toList()).walk(first, end, pages);
        // Q25: whatever error ended the walk, the file system goes down for it.
        boolean any = walk.error().isPresent() && kernel().has(Quirk.Q25_RMAP_WALK_ERROR_SHUTS_DOWN);
        if (!walk.metadata() && !any)
            return walk.error();
        shutDown(Math.max(0, offset) / Units.SECTOR, length / Units.SECTOR);
        return Optional.of(Errno.EFSCORRUPTED);
    }

    /** Nobody may go on using what is about to be taken away; nothing is corrupt (SHUTDOWN_FORCE_UMOUNT). */
    private Optional<Errno> revoke(FailedPages pages) {
        for (Inode inode : held().toList())
            for (long[] range : inode.entries().mapped())
                pages.kill(inode, range[0], range[1] - range[0]);
        shutDown(-1, 0);
        return Optional.empty();
    }

    /** xfs_force_shutdown(). */
    private void shutDown(long sector, long sectors) {
        if (shutDown)
            return;
        shutDown = true;
        events().change(EventKind.FS_SHUT_DOWN, subject(), sector, sectors, 0, 1);
    }

    @Override
    public List<Range> freeSpace() {
        return space.free().ranges();
    }

    @Override
    public List<Range> busySpace() {
        return space.busy().ranges();
    }

    @Override
    public void commit() {
        // What is not in the log yet will never be.
        if (shutDown)
            return;
        events().enter(EventKind.JOURNAL_COMMIT, subject(), ++transactions, 0, 0);
        tellFreed(space.busy().ranges(), space.free().size() - space.busy().size());
        space.commit();
        allClean();
        events().leave(0);
    }

    @Override
    protected Iomap mapBlocks(Inode inode, long offset, long length) {
        long block = offset / blockBytes();
        long end = Math.ceilDiv(offset + length, (long) blockBytes());
        Extent extent = inode.extents().at(block);
        if (extent == null)
            return fillHole(inode, block, Math.min(end, block + MAX_WRITE_BLOCKS));
        if (canShare() && isShared(extent.fsBlock() + block - extent.fileBlock()))
            return copyOnWrite(inode, extent, block, end);
        if (!extent.unwritten() || !inode.isDax())
            return writable(inode, extent.slice(block, end));
        Extent piece = extent.slice(block, Math.min(end, block + MAX_WRITE_BLOCKS));
        zeroBlocks(piece.fsBlock(), piece.blocks());
        convert(inode, piece, false);
        return iomap(piece.withUnwritten(false), true, null);
    }

    /** A piece that is written already; without DAX an unwritten one is converted when its data is on disk. */
    private Iomap writable(Inode inode, Extent piece) {
        if (piece.unwritten())
            convert(inode, piece, false);
        return iomap(piece.withUnwritten(false), piece.unwritten(), null);
    }

    private Iomap fillHole(Inode inode, long from, long to) {
        Extent next = inode.extents().after(from);
        long end = next == null ? to : Math.min(to, next.fileBlock());
        Range got = allocate(inode, from, end - from, inode.extents().before(from), next);
        Extent extent = new Extent(from, got.start(), got.blocks(), false);
        if (inode.isDax())
            zeroOrGiveBack(got);
        map(inode, extent);
        return iomap(extent, true, null);
    }

    /** The transaction is cancelled when the new blocks cannot be zeroed. */
    private void zeroOrGiveBack(Range range) {
        try {
            zeroBlocks(range.start(), range.blocks());
        } catch (KernelError | KernelOops error) {
            space.giveBack(range.start(), range.end());
            throw error;
        }
    }

    private Range allocate(Inode inode, long fileBlock, long blocks, @Nullable Extent before, @Nullable Extent after) {
        XfsAllocator.Wish wish = placement.wish(inode, fileBlock, blocks, before, after);
        return space.allocate(wish).or(() -> {
            // What is busy can be waited for: the log is forced, then the search starts again.
            commit();
            return space.allocate(wish);
        }).or(() -> space.allocate(wish.anywhere()))
                .orElseThrow(() -> noSpace(blocks));
    }

    /** Allocates in the CoW fork, by its extent size hint of 32 blocks. Kernel: xfs_reflink_allocate_cow(). */
    private Iomap copyOnWrite(Inode inode, Extent extent, long block, long end) {
        long sharedEnd = block;
        while (sharedEnd < Math.min(end, extent.end()) && isShared(extent.fsBlock() + sharedEnd - extent.fileBlock()))
            sharedEnd++;
        Extent old = extent.slice(block, sharedEnd);
        Extent copy = inode.cowExtents().at(block);
        if (copy == null)
            copy = fillCowFork(inode, block, sharedEnd);
        Extent target = copy.slice(block, sharedEnd);
        return iomap(target, false, iomap(old.slice(target.fileBlock(), target.end()), false, null));
    }

    private Extent fillCowFork(Inode inode, long block, long end) {
        Extent before = inode.cowExtents().before(block);
        Extent after = inode.cowExtents().after(block);
        long from = Math.max(block - block % COW_EXTENT_BLOCKS, before == null ? 0 : before.end());
        long to = XfsGeometry.roundUp(end, COW_EXTENT_BLOCKS);
        if (after != null)
            to = Math.min(to, after.fileBlock());
        Range got = allocate(inode, from, to - from, before, after);
        if (from + got.blocks() <= block) {
            // Where space is short the hint must not keep the asked block itself from being copied.
            space.giveBack(got.start(), got.end());
            from = block;
            got = allocate(inode, from, end - from, before, after);
        }
        Extent extent = new Extent(from, got.start(), got.blocks(), false);
        inode.cowExtents().map(extent);
        inode.setDirty(true);
        return extent;
    }

    @Override
    public void endWrite(Inode inode, Iomap map, long offset, long written) {
        if (map.source() == null)
            return;
        long from = offset / blockBytes();
        if (written <= 0) {
            for (Extent extent : inode.cowExtents().unmap(from, map.end() / blockBytes()))
                release(extent.fsBlock(), extent.blocks());
            return;
        }
        for (Extent extent : inode.cowExtents().unmap(from, Math.ceilDiv(offset + written, (long) blockBytes()))) {
            free(inode, extent.fileBlock(), extent.end());
            map(inode, extent);
        }
    }

    /** What was set aside for copies goes as well (xfs_inactive, xfs_reflink_cancel_cow_range). */
    @Override
    public void unlink(Inode inode) {
        for (Extent extent : inode.cowExtents().unmap(0, Long.MAX_VALUE))
            release(extent.fsBlock(), extent.blocks());
        super.unlink(inode);
    }

    @Override
    public void beforeWrite(Inode inode, long offset, long length) {
        if (offset > inode.size())
            zeroBytes(inode, inode.size(), offset - inode.size());
    }

    @Override
    public void afterWrite(Inode inode, long offset, long length, long written) {
        inode.setDirty(true);
        if (written > 0 && offset + written > inode.size())
            setSize(inode, offset + written);
    }

    /** xfs_free_file_space(): whole blocks go first, then the edges are zeroed, and that may fail. Semantics 11.1. */
    @Override
    public void punch(Inode inode, long offset, long length) {
        long first = Math.ceilDiv(offset, (long) blockBytes());
        long last = (offset + length) / blockBytes();
        flushAndDrop(inode, offset, offset + length);
        if (first < last)
            free(inode, first, last);
        inode.setDirty(true);
        if (offset < inode.size())
            zeroBytes(inode, offset, Math.min(offset + length, inode.size()) - offset);
    }

    /** xfs_flush_unmap_range(): pages that the range only touches go too, after what is dirty in them is written. */
    private void flushAndDrop(Inode inode, long from, long to) {
        if (!inode.isDax())
            new CachedFile(this, inode).flush();
        dropPages(inode, Units.pageFloor(from), Units.pageCeil(to));
    }

    /** Punches, then reserves anew. Semantics 11.4. */
    @Override
    public void zeroRange(Inode inode, long offset, long length) {
        punch(inode, offset, length);
        long from = offset - offset % blockBytes();
        long to = XfsGeometry.roundUp(offset + length, blockBytes());
        reserve(inode, from / blockBytes(), to / blockBytes());
        if (offset + length > inode.size())
            setSize(inode, offset + length);
    }

    @Override
    protected Range allocateUnwritten(Inode inode, long fileBlock, long blocks) {
        return allocate(inode, fileBlock, blocks, inode.extents().before(fileBlock), inode.extents().after(fileBlock));
    }

    @Override
    public void truncate(Inode inode, long size) {
        if (size > inode.size()) {
            zeroBytes(inode, inode.size(), size - inode.size());
        } else if (size % blockBytes() != 0) {
            zeroBytes(inode, size, blockBytes() - size % blockBytes());
        }
        truncatePages(inode, size);
        setSize(inode, size);
        free(inode, Math.ceilDiv(size, (long) blockBytes()), Long.MAX_VALUE);
    }

    @Override
    public void reflink(Inode source, long sourceOffset, long length, Inode target, long targetOffset) {
        if (!canShare())
            super.reflink(source, sourceOffset, length, target, targetOffset);
        requireBlockAligned(sourceOffset, 0);
        requireBlockAligned(targetOffset, 0);
        long bytes = length == 0 ? source.size() - sourceOffset : length;
        if (length == 0 && bytes == 0)
            return;
        requireShareable(source, sourceOffset, bytes, target, targetOffset);
        beforeWrite(target, targetOffset, bytes);
        long first = sourceOffset / blockBytes();
        long last = Math.ceilDiv(sourceOffset + bytes, (long) blockBytes());
        long shift = targetOffset / blockBytes() - first;
        if (!source.isDax())
            new CachedFile(this, source).flush();
        flushAndDrop(target, targetOffset, targetOffset + bytes);
        free(target, first + shift, last + shift);
        for (Extent extent : source.extents().all())
            if (extent.fileBlock() < last && extent.end() > first) {
                Extent piece = extent.slice(first, last);
                map(target, new Extent(piece.fileBlock() + shift, piece.fsBlock(), piece.blocks(), piece.unwritten()));
            }
        if (targetOffset + bytes > target.size())
            setSize(target, targetOffset + bytes);
    }

    /** generic_remap_checks(): inside the source, whole blocks unless to its end, and not onto itself. */
    private void requireShareable(Inode source, long from, long bytes, Inode target, long to) {
        boolean toEnd = from + bytes == source.size();
        boolean whole = bytes % blockBytes() == 0 || toEnd && to + bytes >= target.size();
        long span = XfsGeometry.roundUp(bytes, blockBytes());
        if (bytes <= 0 || from + bytes > source.size() || !whole
                || source == target && from < to + span && to < from + span)
            throw new KernelError(Errno.EINVAL, Rule.INVALID_ARGUMENT);
    }
}
