package org.daxscope.fs.xfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.Directory;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FailedPages;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.fs.LogDevice;
import org.daxscope.fs.MetadataArea;
import org.daxscope.fs.MetadataBlocks;
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
    private static final int LITERAL_BYTES = 336;
    private static final int EXTENT_BYTES = 16;
    /** What a change of a header or a tree's root touches. */
    private static final int CHANGE_BYTES = 128;
    private static final int DIRECTORY_HEADER = 64;
    private static final byte[] MAGIC = {'X', 'F', 'S', 'B'};

    private final XfsGeometry geometry;
    private final XfsAllocator space;
    private final XfsPlacement placement;
    private final RealtimeSpace realtime;
    private final boolean inheritsRealtime;
    private final MetadataBlocks metadata;
    private final XfsInodes inodes;
    private final Directory root;
    private final XfsLog log;
    private long transactions;
    private boolean shutDown;

    private record State(Files files, XfsAllocator.State space, RealtimeSpace.State realtime,
            MetadataBlocks.State metadata, List<Long> chunks, Directory.State root, XfsLog.State log,
            long transactions, boolean shutDown) implements FileSystem.State {
    }

    private record OnDisk(List<Long> chunks, Directory.State root, XfsLog.Position log) {
    }

    /** @param options the arguments of mkfs.xfs */
    public Xfs(Mount mount, String options) {
        this(mount, XfsGeometry.of(mount.device().sectors() * Units.SECTOR, options), options);
    }

    private Xfs(Mount mount, XfsGeometry geometry, String options) {
        super(mount, geometry.blockBytes(), MAX_EXTENT_BLOCKS);
        this.geometry = geometry;
        this.space = new XfsAllocator(geometry);
        this.placement = new XfsPlacement(geometry);
        BlockDevice device = mount.beside().realtime();
        this.realtime = new RealtimeSpace(device == null ? 0 : device.sectors() * Units.SECTOR / geometry.blockBytes());
        this.metadata = new MetadataBlocks(device(), geometry.blockBytes(), this::content);
        this.inodes = new XfsInodes(geometry);
        this.root = new Directory(new XfsDirectory(geometry.blockBytes()), List.of());
        this.log = new XfsLog(logDevice(), events(), subject());
        this.inheritsRealtime = device != null && XfsDevices.of(options).inheritsRealtime();
    }

    private LogDevice logDevice() {
        BlockDevice own = beside().log();
        long perBlock = blockBytes() / Units.SECTOR;
        return own != null ? new LogDevice(own, 0, Math.min(own.sectors(), geometry.logBlocks() * perBlock))
                : new LogDevice(device(), geometry.logStart() * perBlock, geometry.logBlocks() * perBlock);
    }

    /** Where mkfs.xfs would lay out what on a device of so many bytes. */
    public static List<MetadataArea> layout(String options, String device, long bytes) {
        return XfsGeometry.of(bytes, options).areas(device);
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
        return new State(saveFiles(), space.save(), realtime.save(), metadata.save(),
                inodes.save(), root.save(), log.save(), transactions, shutDown);
    }

    @Override
    public void restore(FileSystem.State state) {
        State mine = (State) state;
        restoreFiles(mine.files);
        space.restore(mine.space);
        realtime.restore(mine.realtime);
        metadata.restore(mine.metadata);
        inodes.restore(mine.chunks);
        root.restore(mine.root);
        log.restore(mine.log);
        transactions = mine.transactions;
        shutDown = mine.shutDown;
    }

    @Override
    protected long inodeNumber(int slot) {
        int index = FIRST_FILE_SLOT + slot;
        while (!inodes.has(index)) {
            Range chunk = space.allocate(placement.chunkWish(inodes.last())).orElseThrow(() -> noSpace(1));
            inodes.add(chunk.start());
            metadataSpaceChanged(chunk.start());
        }
        return inodes.number(index);
    }

    @Override
    protected Object storedOwn() {
        return new OnDisk(inodes.save(), root.save(), log.position());
    }

    @Override
    protected void loadOwn(Object own) {
        OnDisk disk = (OnDisk) own;
        inodes.restore(disk.chunks);
        root.restore(disk.root);
        log.open(disk.log);
        for (long chunk : disk.chunks)
            space.claim(chunk, chunk + geometry.chunkBlocks());
        root.blocks().forEach(block -> space.claim(block, block + 1));
    }

    /** xfs_mountfs(): superblock, log, root inode, headers of all groups. */
    @Override
    public void open() {
        metadata.readSectors(0, geometry.sectorBytes());
        log.find();
        log.clearAhead().ifPresent(errno -> {
            throw new KernelError(errno, Rule.LOG_UNWRITABLE);
        });
        readInodes(geometry.rootInode());
        for (int group = 0; group < geometry.groups(); group++)
            metadata.read(geometry.header(group, XfsGeometry.SPACE_HEADER),
                    geometry.header(group, XfsGeometry.INODE_HEADER)
                            - geometry.header(group, XfsGeometry.SPACE_HEADER) + 1);
    }

    /** A cluster of inodes is read at once. */
    private void readInodes(long number) {
        long block = number / geometry.inodesPerBlock();
        metadata.read(block - block % geometry.clusterBlocks(), geometry.clusterBlocks());
    }

    @Override
    public void lookUp(Inode inode) {
        if (!root.blocks().isEmpty())
            metadata.read(root.blockOf(inode.name()), 1);
        readInodes(inode.number());
    }

    @Override
    public List<MetadataArea> metadataAreas() {
        BlockDevice own = beside().log();
        List<MetadataArea> areas = new ArrayList<>(geometry.areas(device().name()));
        for (long chunk : inodes.save())
            if (chunk != geometry.inodeChunk())
                areas.add(new MetadataArea("inodes", device().name(), chunk, geometry.chunkBlocks()));
        if (own != null)
            areas.add(new MetadataArea("log", own.name(), 0, geometry.logBlocks()));
        return areas;
    }

    private byte[] content(long block) {
        byte[] bytes = new byte[blockBytes()];
        if (block == 0)
            System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
        return bytes;
    }

    @Override
    protected void inodeChanged(Inode inode) {
        log.changeInode(inode.number(), Math.min(LITERAL_BYTES, EXTENT_BYTES * inode.extents().all().size()));
        clusterChanged(inode.number());
    }

    /** Inodes are written as they are read: a cluster at once. */
    private void clusterChanged(long number) {
        long block = number / geometry.inodesPerBlock();
        long first = block - block % geometry.clusterBlocks();
        for (long each = first; each < first + geometry.clusterBlocks(); each++)
            metadata.change(each);
    }

    @Override
    protected void entryChanged(Inode inode, String name, boolean added) {
        if (added)
            root.add(name, this::directoryBlock);
        else
            root.remove(name);
        int group = (int) geometry.groupOf(inode.number() / geometry.inodesPerBlock());
        change(geometry.header(group, XfsGeometry.INODE_HEADER), CHANGE_BYTES);
        change(geometry.inodeTree(group), CHANGE_BYTES);
        change(geometry.inodeTree(group) + 1, CHANGE_BYTES);
        directoryChanged(name);
    }

    @Override
    protected void nameChanged(String old, String name) {
        root.add(name, this::directoryBlock);
        root.remove(old);
        directoryChanged(old);
        directoryChanged(name);
    }

    private void directoryChanged(String name) {
        boolean small = root.blocks().isEmpty();
        log.changeInode(geometry.rootInode(), small ? (int) XfsDirectory.shortBytes(root.bytes()) : EXTENT_BYTES);
        clusterChanged(geometry.rootInode());
        if (!small)
            change(root.blockOf(name), (int) Math.min(blockBytes(), DIRECTORY_HEADER
                    + 2 * root.bytes() / root.blocks().size()));
    }

    private long directoryBlock() {
        Range block = space.allocate(placement.directoryWish(root.blocks())).orElseThrow(() -> noSpace(1));
        metadataSpaceChanged(block.start());
        return block.start();
    }

    private void change(long block, int bytes) {
        log.changeBlock(block, bytes);
        metadata.change(block);
    }

    @Override
    protected void spaceChanged(Inode inode, long fsBlock, long blocks) {
        if (!inode.isRealtime())
            metadataSpaceChanged(fsBlock);
    }

    /** The group's header and the roots of its two trees of free space. */
    private void metadataSpaceChanged(long fsBlock) {
        int group = (int) geometry.groupOf(fsBlock);
        change(geometry.header(group, XfsGeometry.SPACE_HEADER), CHANGE_BYTES);
        change(geometry.spaceTree(group), CHANGE_BYTES);
        change(geometry.spaceTree(group) + 1, CHANGE_BYTES);
    }

    @Override
    protected boolean canShare() {
        return geometry.reflink();
    }

    @Override
    public void adopt(Inode inode, Extent extent) {
        if (inode.isRealtime())
            realtime.claim(extent.fsBlock(), extent.fsEnd());
        else
            space.claim(extent.fsBlock(), extent.fsEnd());
        inode.extents().map(extent);
    }

    @Override
    protected boolean makesRealtime() {
        return inheritsRealtime;
    }

    /** Realtime blocks are in a bitmap, and nothing there is busy. */
    @Override
    protected void release(Inode inode, long fsBlock, long blocks) {
        if (inode.isRealtime()) {
            realtime.release(fsBlock, fsBlock + blocks);
            return;
        }
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
        if (device != device())
            return notifyOfOther(device, offset);
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

    /** Without its log nothing can be trusted; who owns realtime blocks is recorded nowhere. */
    private Optional<Errno> notifyOfOther(BlockDevice device, long offset) {
        boolean log = device == beside().log();
        events().refuse(subject(), log ? new Reason(Rule.HOLDER_LOG, offset) : new Reason(Rule.HOLDER_REALTIME));
        if (!log)
            return Optional.of(Errno.EOPNOTSUPP);
        shutDown(offset / Units.SECTOR, Units.PAGE_SECTORS);
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
    public List<Range> freeSpaceOf(BlockDevice other) {
        if (other == beside().realtime())
            return realtime.free().ranges();
        long blocks = other.sectors() * Units.SECTOR / blockBytes();
        return geometry.logBlocks() < blocks ? List.of(new Range(geometry.logBlocks(), blocks)) : List.of();
    }

    /** As xfs_fs_statfs() counts: the log and what is kept for emergencies are no room for files. */
    @Override
    public Space space() {
        if (inheritsRealtime)
            return new Space(realtime.blocks(), realtime.free().size(), realtime.free().size(), inodesMost(),
                    inodesMost() - files().size());
        long free = Math.max(0, space.free().size() - geometry.keptBlocks());
        return new Space(geometry.blocks() - (geometry.hasInternalLog() ? geometry.logBlocks() : 0), free, free,
                inodesMost(), inodesMost() - files().size());
    }

    /** A quarter of the space may become inodes (imaxpct). */
    private long inodesMost() {
        return geometry.blocks() / 4 * geometry.inodesPerBlock();
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
        if (log.commit().isPresent()) {
            shutDown(-1, 0);
            KernelError failure = logFailed(Errno.EIO);
            events().leave(-failure.errno().number());
            throw failure;
        }
        space.commit();
        allCommitted();
        events().leave(0);
    }

    /** Forces the log; metadata is written to where it belongs when the log needs the room, or at unmount. */
    @Override
    public void sync() {
        commit();
    }

    @Override
    public void requireFreezable() {
        if (shutDown)
            throw new KernelError(Errno.EIO, Rule.FS_IS_SHUT_DOWN);
    }

    @Override
    public void dropMetadata() {
        metadata.forget();
    }

    @Override
    public void unmount() {
        super.unmount();
        // After a shutdown nothing is written any more.
        if (shutDown)
            return;
        metadata.change(0);
        metadata.writeBack();
        log.unmount();
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
        zeroBlocks(inode, piece.fsBlock(), piece.blocks());
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
            zeroOrGiveBack(inode, got);
        map(inode, extent);
        return iomap(extent, true, null);
    }

    /** The transaction is cancelled when the new blocks cannot be zeroed. */
    private void zeroOrGiveBack(Inode inode, Range range) {
        try {
            zeroBlocks(inode, range.start(), range.blocks());
        } catch (KernelError | KernelOops error) {
            giveBack(inode, range);
            throw error;
        }
    }

    private void giveBack(Inode inode, Range range) {
        if (inode.isRealtime())
            realtime.release(range.start(), range.end());
        else
            space.giveBack(range.start(), range.end());
    }

    private Range allocate(Inode inode, long fileBlock, long blocks, @Nullable Extent before, @Nullable Extent after) {
        if (inode.isRealtime())
            return realtime.allocate(fileBlock, blocks, before, after).orElseThrow(() -> noSpace(blocks));
        XfsAllocator.Wish wish = placement.wish(inode, fileBlock, blocks, before, after);
        // A transaction reserves what it may need before anything is looked for.
        if (space.free().size() - geometry.keptBlocks() < blocks)
            throw noSpace(blocks);
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
        touch(inode);
        return extent;
    }

    @Override
    public void endWrite(Inode inode, Iomap map, long offset, long written) {
        if (map.source() == null)
            return;
        long from = offset / blockBytes();
        if (written <= 0) {
            for (Extent extent : inode.cowExtents().unmap(from, map.end() / blockBytes()))
                release(inode, extent.fsBlock(), extent.blocks());
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
            release(inode, extent.fsBlock(), extent.blocks());
        super.unlink(inode);
    }

    @Override
    public void beforeWrite(Inode inode, long offset, long length) {
        if (offset > inode.size())
            zeroBytes(inode, inode.size(), offset - inode.size());
    }

    @Override
    public void afterWrite(Inode inode, long offset, long length, long written) {
        touch(inode);
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
        touch(inode);
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
        if (bytes <= 0 || from + bytes > source.size())
            throw new KernelError(Errno.EINVAL, Rule.SHARED_BEYOND_SOURCE, from, Math.max(0, bytes), source.size());
        if (!whole)
            throw new KernelError(Errno.EINVAL, Rule.SHARED_PARTIAL_BLOCK, bytes, blockBytes());
        if (source == target && from < to + span && to < from + span)
            throw new KernelError(Errno.EINVAL, Rule.COPY_ONTO_ITSELF, from, to, bytes);
    }
}
