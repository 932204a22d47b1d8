package org.daxscope.fs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.DaxDevice;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.Iomap.Kind;
import org.daxscope.fs.iomap.DaxZero;
import org.daxscope.fs.pagecache.CachedFile;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.jspecify.annotations.Nullable;

/** What ext4 and XFS have in common: names, extents in blocks, zeroing, and the change events. */
public abstract class DiskFileSystem implements FileSystem {
    private final Mount mount;
    private final Subject subject;
    private final FileTable files = new FileTable();
    private final SharedBlocks shared = new SharedBlocks(files::held);
    private final int blockBytes;
    private final long maxExtentBlocks;
    private @Nullable Errno failed;
    private Stored committed = Stored.FRESH;

    /**
     * What a file system is mounted on.
     *
     * @param dax the DAX device, null for a mount without DAX
     * @param beside what it has besides
     * @param prefix what stands before its files' names wherever they are told from other file systems': "" or "pm1:"
     */
    public record Mount(KernelModel kernel, EventSink events, BlockDevice device, @Nullable DaxDevice dax,
            UserMappings mappings, String prefix, Beside beside) {
        /** The only one. */
        public Mount(KernelModel kernel, EventSink events, BlockDevice device, @Nullable DaxDevice dax,
                UserMappings mappings) {
            this(kernel, events, device, dax, mappings, "", Beside.NONE);
        }
    }

    /**
     * Devices that a file system has besides the one it is mounted from.
     *
     * @param realtime holds the blocks of realtime files
     * @param realtimeDax its DAX side, null for files without DAX
     * @param log holds the log
     */
    public record Beside(@Nullable BlockDevice realtime, @Nullable DaxDevice realtimeDax, @Nullable BlockDevice log) {
        public static final Beside NONE = new Beside(null, null, null);
    }

    /** Files, and why nothing is to be changed any more. */
    protected static final class Files {
        private final FileTable.State table;
        /** What changes are refused with since the log could not be written; null while all is well. */
        private final @Nullable Errno failed;
        private final Stored committed;

        private Files(FileTable.State table, @Nullable Errno failed, Stored committed) {
            this.table = table;
            this.failed = failed;
            this.committed = committed;
        }
    }

    /**
     * A file as it stands on disk.
     *
     * @param slot place of its inode among the file system's, 0 for the first that a file can have
     */
    public record StoredFile(String name, int slot, long size, List<Extent> extents) {
    }

    /**
     * A file system while it is not mounted.
     *
     * @param own what only its type understands; null when it is fresh
     */
    public record Stored(List<StoredFile> files, @Nullable Object own) {
        public static final Stored FRESH = new Stored(List.of(), null);
    }

    protected DiskFileSystem(Mount mount, int blockBytes, long maxExtentBlocks) {
        this.mount = mount;
        this.blockBytes = blockBytes;
        this.maxExtentBlocks = maxExtentBlocks;
        this.subject = mount.events().subject(mount.device().name() + ":fs");
    }

    protected final Files saveFiles() {
        return new Files(files.save(), failed, committed);
    }

    protected final void restoreFiles(Files state) {
        files.restore(state.table);
        failed = state.failed;
        committed = state.committed;
    }

    /** What outlives a power failure: as the last committed transaction has it. */
    public final Stored committed() {
        return committed;
    }

    /** Number of an inode by its slot among those a file can have; makes room for it where there is none. */
    protected abstract long inodeNumber(int slot);

    /** What only this type of file system keeps on disk. */
    protected abstract Object storedOwn();

    protected abstract void loadOwn(Object own);

    /** An inode's block is changed, in memory and by the running transaction. */
    protected abstract void inodeChanged(Inode inode);

    /** An inode is used from now on, under a name, or not any more. */
    protected abstract void entryChanged(Inode inode, String name, boolean added);

    /** Blocks are used from now on, or not any more. */
    protected abstract void spaceChanged(Inode inode, long fsBlock, long blocks);

    /**
     * What mounting reads and writes.
     *
     * @throws KernelError why it is refused
     */
    public abstract void open();

    @Override
    public abstract void lookUp(Inode inode);

    /** Where it keeps what is no file's data; ascending within a device. */
    public abstract List<MetadataArea> metadataAreas();

    @Override
    public abstract void sync();

    @Override
    public abstract void dropMetadata();

    /** The file system as it stands on disk. */
    public final Stored stored() {
        List<StoredFile> list = new ArrayList<>();
        for (Inode inode : files.named())
            list.add(new StoredFile(inode.name(), inode.slot(), inode.size(), inode.extents().all()));
        return new Stored(List.copyOf(list), storedOwn());
    }

    /** Takes over what is on disk; to be called once, on a file system without files. */
    public final void load(Stored stored) {
        committed = stored;
        Object own = stored.own();
        if (own != null)
            loadOwn(own);
        for (StoredFile file : stored.files()) {
            Inode inode = make(file.name(), file.slot());
            inode.setSize(file.size());
            file.extents().forEach(extent -> adopt(inode, extent));
        }
    }

    /** Makes a file of which it is told where it lies; the running transaction holds what making it changed. */
    public final void place(String name, long size, List<Extent> extents) {
        if (files.find(name).isPresent())
            throw new KernelError(Errno.EEXIST, Rule.NAME_TAKEN);
        requirePlaceFor(extents);
        Inode inode = create(name);
        inode.setSize(size);
        for (Extent extent : extents) {
            adopt(inode, extent);
            spaceChanged(inode, extent.fsBlock(), extent.blocks());
        }
    }

    /**
     * No block is beyond the end, or another file's where files cannot share. What the file system itself has there is not asked:
     * where a kernel put a file, no metadata of its own was.
     */
    private void requirePlaceFor(List<Extent> extents) {
        BlockDevice realtime = makesRealtime() ? beside().realtime() : null;
        BlockSet left = new BlockSet();
        left.add(0, (realtime == null ? device() : realtime).sectors() * Units.SECTOR / blockBytes);
        if (!canShare())
            held().filter(inode -> inode.isRealtime() == makesRealtime())
                    .flatMap(inode -> inode.extents().all().stream())
                    .forEach(extent -> left.remove(extent.fsBlock(), extent.fsEnd()));
        for (Extent extent : extents) {
            if (!left.containsAll(extent.fsBlock(), extent.fsEnd()))
                throw new KernelError(Errno.EBUSY, Rule.BLOCKS_IN_USE, extent.fsBlock(), extent.blocks());
            if (!canShare())
                left.remove(extent.fsBlock(), extent.fsEnd());
        }
    }

    /** The inode, and what is said of it on disk, is changed. */
    protected final void touch(Inode inode) {
        inode.setDirty(true);
        inodeChanged(inode);
    }

    /** The log could not be written. Changes are refused from now on. */
    protected final KernelError logFailed(Errno changes) {
        failed = changes;
        return new KernelError(Errno.EIO, Rule.LOG_UNWRITABLE);
    }

    protected final boolean hasLogFailed() {
        return failed != null;
    }

    @Override
    public final void requireWritable() {
        if (failed != null)
            throw new KernelError(failed, Rule.LOG_UNWRITABLE);
    }

    /** Takes blocks for a hole that fallocate fills: as many as wanted, or fewer. */
    protected abstract Range allocateUnwritten(Inode inode, long fileBlock, long blocks);

    /** Frees blocks that a file held and no file holds any more. */
    protected abstract void release(Inode inode, long fsBlock, long blocks);

    /** Whether a new file's blocks are to be those of the realtime device. */
    protected boolean makesRealtime() {
        return false;
    }

    protected final KernelModel kernel() {
        return mount.kernel();
    }

    protected final EventSink events() {
        return mount.events();
    }

    protected final Subject subject() {
        return subject;
    }

    protected final UserMappings mappings() {
        return mount.mappings();
    }

    @Override
    public final BlockDevice device() {
        return mount.device();
    }

    @Override
    public final Optional<DaxDevice> dax() {
        return Optional.ofNullable(mount.dax());
    }

    @Override
    public final List<BlockDevice> devices() {
        return Stream.of(mount.device(), mount.beside().realtime(), mount.beside().log()).filter(Objects::nonNull)
                .map(Objects::requireNonNull).toList();
    }

    protected final Beside beside() {
        return mount.beside();
    }

    @Override
    public final BlockDevice device(Inode inode) {
        BlockDevice realtime = inode.isRealtime() ? mount.beside().realtime() : null;
        return realtime == null ? mount.device() : realtime;
    }

    @Override
    public final Optional<DaxDevice> dax(Inode inode) {
        return Optional.ofNullable(daxOf(inode.isRealtime()));
    }

    private @Nullable DaxDevice daxOf(boolean realtime) {
        return realtime ? mount.beside().realtimeDax() : mount.dax();
    }

    @Override
    public final int blockBytes() {
        return blockBytes;
    }

    @Override
    public final Collection<Inode> files() {
        return files.named();
    }

    @Override
    public final Optional<Inode> find(String name) {
        return files.find(name);
    }

    @Override
    public final Inode create(String name) {
        requireWritable();
        Inode inode = make(name, files.freeSlot());
        touch(inode);
        try {
            entryChanged(inode, name, true);
        } catch (KernelError full) {
            files.forget(inode);
            throw full;
        }
        return inode;
    }

    private Inode make(String name, int slot) {
        Inode inode = new Inode(inodeNumber(slot), slot, name, events().subject(mount.prefix() + name),
                daxOf(makesRealtime()) != null, makesRealtime(), maxExtentBlocks);
        files.add(inode);
        return inode;
    }

    @Override
    public void unlink(Inode inode) {
        boolean named = files.isNamed(inode);
        if (named)
            requireWritable();
        truncatePages(inode, 0);
        free(inode, 0, Long.MAX_VALUE);
        if (named)
            entryChanged(inode, inode.name(), false);
        files.forget(inode);
    }

    @Override
    public void orphan(Inode inode) {
        requireWritable();
        entryChanged(inode, inode.name(), false);
        files.orphan(inode);
        touch(inode);
    }

    @Override
    public final List<Inode> orphans() {
        return files.orphans();
    }

    @Override
    public void evict(Inode inode) {
        if (files.release(inode))
            unlink(inode);
    }

    /** All files that hold blocks, with and without a name. */
    protected final Stream<Inode> held() {
        return files.held();
    }

    @Override
    public void rename(Inode inode, String name) {
        requireWritable();
        String old = inode.name();
        files.rename(inode, name);
        inode.rename(name, events().subject(mount.prefix() + name));
        touch(inode);
        nameChanged(old, name);
    }

    /** The root directory has one name instead of another. */
    protected abstract void nameChanged(String old, String name);

    /** Maps a stretch for writing: allocates, zeroes and converts. */
    protected abstract Iomap mapBlocks(Inode inode, long offset, long length);

    @Override
    public final Iomap mapForWrite(Inode inode, long offset, long length) {
        events().enter(EventKind.IOMAP_BEGIN, inode.subject(), offset, length, 1);
        Iomap map;
        try {
            if (isShutDown())
                throw new KernelError(Errno.EIO, Rule.FS_IS_SHUT_DOWN);
            map = mapBlocks(inode, offset, length);
        } catch (KernelError error) {
            events().leave(-error.errno().number());
            throw error;
        }
        events().leave(map.length());
        return map;
    }

    @Override
    public final Iomap mapForRead(Inode inode, long offset, long length) {
        events().enter(EventKind.IOMAP_BEGIN, inode.subject(), offset, length, 0);
        Iomap map;
        try {
            map = find(inode, offset, length);
        } catch (KernelError error) {
            events().leave(-error.errno().number());
            throw error;
        }
        events().leave(map.length());
        return map;
    }

    private Iomap find(Inode inode, long offset, long length) {
        if (isShutDown())
            throw new KernelError(Errno.EIO, Rule.FS_IS_SHUT_DOWN);
        long block = offset / blockBytes;
        long end = Math.ceilDiv(offset + length, (long) blockBytes);
        Extent extent = inode.extents().at(block);
        if (extent != null)
            return iomap(extent.slice(block, end), false, null);
        Extent next = inode.extents().after(block);
        long holeEnd = next == null ? end : Math.min(end, next.fileBlock());
        return new Iomap(Kind.HOLE, block * blockBytes, (holeEnd - block) * blockBytes, -1, false, null);
    }

    protected final Iomap iomap(Extent extent, boolean fresh, @Nullable Iomap source) {
        return new Iomap(extent.unwritten() ? Kind.UNWRITTEN : Kind.MAPPED, extent.fileBlock() * blockBytes,
                extent.blocks() * blockBytes, extent.fsBlock() * blockBytes, fresh, source);
    }

    /** blkdev_issue_zeroout over blocks: clears what is poisoned in them. Semantics 11.3. */
    protected final void zeroBlocks(Inode inode, long fsBlock, long blocks) {
        long perBlock = blockBytes / Units.SECTOR;
        device(inode).zeroOut(new DeviceSector(fsBlock * perBlock), blocks * perBlock).ifPresent(errno -> {
            throw new KernelError(errno, Rule.CLEAR_FAILED, blocks * blockBytes, fsBlock * blockBytes);
        });
    }

    protected final void map(Inode inode, Extent extent) {
        inode.extents().map(extent);
        spaceChanged(inode, extent.fsBlock(), extent.blocks());
        touch(inode);
        events().change(EventKind.EXTENT_MAPPED, inode.subject(), extent.fileBlock(), extent.fsBlock(),
                extent.blocks(), extent.unwritten() ? 1 : 0);
    }

    protected final void convert(Inode inode, Extent piece, boolean unwritten) {
        inode.extents().convert(piece.fileBlock(), piece.end(), unwritten);
        touch(inode);
        events().change(EventKind.EXTENT_CONVERTED, inode.subject(), piece.fileBlock(), piece.fsBlock(),
                piece.blocks(), unwritten ? 1 : 0);
    }

    /** Makes a hole of file blocks [from, to) and frees what nobody else shares. */
    protected final void free(Inode inode, long from, long to) {
        for (Extent extent : inode.extents().unmap(from, to)) {
            events().change(EventKind.EXTENT_UNMAPPED, inode.subject(), extent.fileBlock(), extent.fsBlock(),
                    extent.blocks(), extent.unwritten() ? 1 : 0);
            for (Extent own : canShare() ? shared.unheld(extent) : List.of(extent)) {
                release(inode, own.fsBlock(), own.blocks());
                remarkFreed(inode, own.fsBlock(), own.blocks());
            }
            spaceChanged(inode, extent.fsBlock(), extent.blocks());
        }
        touch(inode);
    }

    /** What is bad in freed blocks stays bad: nobody touches them before they are used again. */
    private void remarkFreed(Inode inode, long fsBlock, long blocks) {
        if (!isDamaged(inode, fsBlock, blocks))
            return;
        long first = fsBlock;
        long end = fsBlock + blocks;
        for (long low = first, high = end - 1; low < high;) {
            long middle = (low + high) >>> 1;
            if (isDamaged(inode, fsBlock, middle + 1 - fsBlock))
                high = middle;
            else
                low = middle + 1;
            first = low;
        }
        for (long low = first, high = end - 1; low < high;) {
            long middle = (low + high + 1) >>> 1;
            if (isDamaged(inode, middle, end - middle))
                low = middle;
            else
                high = middle - 1;
            if (low >= high)
                end = low + 1;
        }
        events().remark(subject, new Reason(Rule.RECORD_STAYS_ON_FREED_BLOCKS, end - first, first));
    }

    private boolean isDamaged(Inode inode, long fsBlock, long blocks) {
        long perBlock = blockBytes / Units.SECTOR;
        return device(inode).isDamaged(new DeviceSector(fsBlock * perBlock), blocks * perBlock);
    }

    @Override
    public final void remark(Inode inode, Reason reason) {
        events().remark(inode.subject(), reason);
    }

    /** Blocks that more than one file holds, or one file twice; ascending. */
    public final List<Range> sharedSpace() {
        return canShare() ? shared.ranges() : List.of();
    }

    /** Whether two files can hold the same block. */
    protected boolean canShare() {
        return false;
    }

    @Override
    public final boolean isShared(long fsBlock) {
        return canShare() && shared.isShared(fsBlock);
    }

    protected final void setSize(Inode inode, long size) {
        long before = inode.size();
        if (before == size)
            return;
        inode.setSize(size);
        touch(inode);
        events().change(EventKind.SIZE_CHANGED, inode.subject(), before, size, before, size);
    }

    /**
     * Drops the whole pages between two bytes out of page tables, entries and cache, and zeroes the rest in the cache
     * (truncate_pagecache_range).
     */
    protected final void dropPages(Inode inode, long fromByte, long toByte) {
        inode.cache().zeroEdges(fromByte, toByte);
        long first = Math.ceilDiv(fromByte, (long) Units.PAGE);
        long last = toByte == Long.MAX_VALUE ? Long.MAX_VALUE : toByte / Units.PAGE;
        if (first >= last)
            return;
        mappings().unmap(inode, first, last);
        inode.entries().remove(first, last);
        inode.cache().drop(first, last);
    }

    protected final void truncatePages(Inode inode, long size) {
        dropPages(inode, size, Long.MAX_VALUE);
    }

    /** Zeroes part of a file, by DAX or through the cache. */
    protected final void zeroBytes(Inode inode, long offset, long length) {
        DaxDevice dax = daxOf(inode.isRealtime());
        if (length <= 0)
            return;
        if (dax != null)
            new DaxZero(this, dax).zero(inode, offset, length);
        else
            cachedZero(inode, offset, length);
    }

    private void cachedZero(Inode inode, long offset, long length) {
        CachedFile file = new CachedFile(this, inode);
        long position = offset;
        while (position < offset + length) {
            Iomap map = mapForRead(inode, position, offset + length - position);
            long end = Math.min(map.end(), offset + length);
            if (map.kind() == Kind.MAPPED)
                file.zero(position, end - position);
            position = end;
        }
    }

    @Override
    public void commitFor(Inode inode) {
        if (inode.isDirty())
            commit();
    }

    @Override
    public void unmount() {
        commit();
        files.named().forEach(inode -> dropPages(inode, 0, Long.MAX_VALUE));
    }

    /** Says of each range that it may be used again from now on. */
    protected final void tellFreed(List<Range> ranges, long usableBefore) {
        long usable = usableBefore;
        for (Range range : ranges) {
            events().change(EventKind.SPACE_FREED, subject, range.start(), range.blocks(), usable,
                    usable + range.blocks());
            usable += range.blocks();
        }
    }

    /**
     * The transaction is in the journal, which a flush of the device makes last, and so does all that was written before; to be
     * called by {@link #commit}.
     */
    protected final void allCommitted() {
        held().forEach(inode -> inode.setDirty(false));
        committed = stored();
        mount.device().drain();
    }

    protected final KernelError noSpace(long blocks) {
        return new KernelError(Errno.ENOSPC, Rule.NO_SPACE, blocks);
    }

    /** Refuses what is not aligned to file-system blocks, as collapse and insert must be. */
    protected final void requireBlockAligned(long offset, long length) {
        if (offset % blockBytes != 0 || length % blockBytes != 0)
            throw new KernelError(Errno.EINVAL, Rule.UNALIGNED_RANGE, offset, length, blockBytes);
    }

    @Override
    public void preallocate(Inode inode, long offset, long length) {
        reserve(inode, offset / blockBytes, Math.ceilDiv(offset + length, (long) blockBytes));
        if (offset + length > inode.size())
            setSize(inode, offset + length);
    }

    /** Fills the holes of file blocks [from, to) with unwritten extents. */
    protected final void reserve(Inode inode, long from, long to) {
        long block = from;
        while (block < to) {
            Extent there = inode.extents().at(block);
            if (there != null) {
                block = there.end();
                continue;
            }
            Extent next = inode.extents().after(block);
            long end = next == null ? to : Math.min(to, next.fileBlock());
            Range got = allocateUnwritten(inode, block, end - block);
            map(inode, new Extent(block, got.start(), got.blocks(), true));
            block += got.blocks();
        }
    }

    @Override
    public void collapse(Inode inode, long offset, long length) {
        requireBlockAligned(offset, length);
        if (offset + length >= inode.size())
            throw new KernelError(Errno.EINVAL, Rule.COLLAPSE_TO_THE_END, offset, length, inode.size());
        dropPages(inode, Units.pageFloor(offset), Long.MAX_VALUE);
        long first = offset / blockBytes;
        long blocks = length / blockBytes;
        free(inode, first, first + blocks);
        inode.extents().shift(first + blocks, -blocks);
        setSize(inode, inode.size() - length);
    }

    @Override
    public void insert(Inode inode, long offset, long length) {
        requireBlockAligned(offset, length);
        if (offset >= inode.size())
            throw new KernelError(Errno.EINVAL, Rule.INSERT_AT_THE_END, offset, inode.size());
        dropPages(inode, Units.pageFloor(offset), Long.MAX_VALUE);
        setSize(inode, inode.size() + length);
        inode.extents().shift(offset / blockBytes, length / blockBytes);
        touch(inode);
    }

    @Override
    public void reflink(Inode source, long sourceOffset, long length, Inode target, long targetOffset) {
        throw new KernelError(Errno.EOPNOTSUPP, Rule.NOT_SUPPORTED);
    }
}
