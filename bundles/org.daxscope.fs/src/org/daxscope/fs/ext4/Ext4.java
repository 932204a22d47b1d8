package org.daxscope.fs.ext4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.dax.BlockDevice;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.Directory;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.fs.LogDevice;
import org.daxscope.fs.MetadataArea;
import org.daxscope.fs.MetadataBlocks;
import org.daxscope.fs.ext4.Ext4Allocator.Request;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.jspecify.annotations.Nullable;

/** ext4 as far as DAX and poison go. Kernel: fs/ext4/extents.c, inode.c, file.c; semantics 11. */
public final class Ext4 extends DiskFileSystem {
    /** At most this many blocks are mapped for one piece of a write (DIO_MAX_BLOCKS). */
    private static final long MAX_WRITE_BLOCKS = 4096;
    private static final long MAX_EXTENT_BLOCKS = 32768;
    private static final int ROOT_INODE = 2;
    private static final int JOURNAL_INODE = 8;
    private static final int FIRST_FILE_INODE = 12;
    private static final long SUPERBLOCK_SECTOR = 2;
    private static final int SUPERBLOCK_BYTES = 1024;
    private static final int MAGIC = 0xef53;
    private static final int MAGIC_AT = 1024 + 56;

    private final Ext4Geometry geometry;
    /** Block of the superblock that was mounted from: 0 for the first one. */
    private final long superblock;
    private final Ext4Allocator space;
    private final MetadataBlocks metadata;
    private final Directory root;
    private final @Nullable Ext4Journal journal;
    private long transactions;
    /** Somebody wanted to change something after the journal was aborted (ext4_abort()). */
    private boolean readOnly;

    private record State(Files files, Ext4Allocator.State space, MetadataBlocks.State metadata, Directory.State root,
            Ext4Journal.@Nullable State journal, long transactions, boolean readOnly) implements FileSystem.State {
    }

    private record OnDisk(Directory.State root, int sequence) {
    }

    /** @param options the arguments of mke2fs */
    public Ext4(Mount mount, String options) {
        this(mount, options, SUPERBLOCK_BYTES);
    }

    /**
     * Mounted from a copy of the superblock.
     *
     * @param superblockByte where on the device it begins, 1024 for the first one
     * @throws KernelError EINVAL when there is none
     */
    public Ext4(Mount mount, String options, long superblockByte) {
        this(mount, Ext4Geometry.of(mount.device().sectors() * Units.SECTOR, options), superblockByte);
    }

    private Ext4(Mount mount, Ext4Geometry geometry, long superblockByte) {
        super(mount, geometry.blockBytes(), MAX_EXTENT_BLOCKS);
        this.geometry = geometry;
        this.superblock = superblockByte == SUPERBLOCK_BYTES ? 0 : superblockByte / geometry.blockBytes();
        if (superblock != 0
                && (superblockByte % geometry.blockBytes() != 0 || !geometry.hasSuperblockAt(superblock)))
            throw new KernelError(Errno.EINVAL, Rule.NO_SUPERBLOCK_THERE, superblockByte);
        this.space = new Ext4Allocator(geometry);
        this.metadata = new MetadataBlocks(device(), geometry.blockBytes(), this::content);
        this.root = new Directory(new Ext4Directory(geometry.blockBytes()), List.of(geometry.rootDirectory()));
        this.journal = geometry.hasJournal()
                ? new Ext4Journal(logDevice(), geometry.blockBytes(), events(), subject())
                : null;
    }

    private LogDevice logDevice() {
        BlockDevice own = beside().log();
        long perBlock = blockBytes() / Units.SECTOR;
        return own != null ? new LogDevice(own, 0, own.sectors() / perBlock * perBlock)
                : new LogDevice(device(), geometry.journalStart() * perBlock, geometry.journalBlocks() * perBlock);
    }

    /** Name of the device that mke2fs arguments give the journal, empty when it is inside. */
    public static String journalDevice(String options) {
        return Ext4Geometry.externalJournal(options);
    }

    /** What is left on disk after blocks of the inode tables were written anew. */
    public static Stored without(Stored stored, List<Range> lost, String options, long bytes) {
        Ext4Geometry geometry = Ext4Geometry.of(bytes, options);
        return new Stored(stored.files().stream()
                .filter(file -> lost.stream()
                        .noneMatch(range -> range.start() == geometry.inodeBlock(FIRST_FILE_INODE + file.slot())))
                .toList(), stored.own());
    }

    /** Where mke2fs would lay out what on a device of so many bytes. */
    public static List<MetadataArea> layout(String options, String device, long bytes) {
        return Ext4Geometry.of(bytes, options).areas(device);
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
        return new State(saveFiles(), space.save(), metadata.save(), root.save(),
                journal == null ? null : journal.save(), transactions, readOnly);
    }

    @Override
    public void restore(FileSystem.State state) {
        State mine = (State) state;
        restoreFiles(mine.files);
        space.restore(mine.space);
        metadata.restore(mine.metadata);
        root.restore(mine.root);
        if (journal != null && mine.journal != null)
            journal.restore(mine.journal);
        transactions = mine.transactions;
        readOnly = mine.readOnly;
    }

    @Override
    protected long inodeNumber(int slot) {
        long number = FIRST_FILE_INODE + slot;
        if (number > geometry.groups() * geometry.inodesPerGroup())
            throw new KernelError(Errno.ENOSPC, Rule.NO_INODE);
        return number;
    }

    @Override
    protected Object storedOwn() {
        return new OnDisk(root.save(), journal == null ? 0 : journal.sequence());
    }

    @Override
    protected void loadOwn(Object own) {
        OnDisk disk = (OnDisk) own;
        root.restore(disk.root);
        if (journal != null)
            journal.open(disk.sequence);
        for (long block : root.blocks())
            if (block != geometry.rootDirectory())
                space.claim(block);
    }

    /** ext4_fill_super(): superblock, descriptors, the journal and its inode, the root directory's inode. */
    @Override
    public void open() {
        if (superblock == 0) {
            metadata.readSectors(SUPERBLOCK_SECTOR, SUPERBLOCK_BYTES);
            metadata.read(0, 1);
            metadata.read(geometry.blockBytes() > SUPERBLOCK_BYTES ? 1 : 2, geometry.descriptorBlocks());
        } else {
            // Descriptors stand behind the copy as they do behind the original.
            metadata.read(superblock, 1);
            metadata.read(superblock + 1, geometry.descriptorBlocks());
        }
        if (journal != null) {
            try {
                metadata.read(geometry.inodeBlock(JOURNAL_INODE), 1);
            } catch (KernelError unreadable) {
                // "no journal found": before 6.8, whatever is wrong with it was called an invalid argument.
                throw new KernelError(kernel().switches().journalInodeErrno(), unreadable.reason());
            }
            logDevice().read(0, blockBytes() / Units.SECTOR);
        }
        metadata.read(geometry.inodeBlock(ROOT_INODE), 1);
        change(superblock);
        settled();
    }

    /** What mounting changes in the superblock is written at once (ext4_setup_super()). */
    private void settled() {
        metadata.writeBack().ifPresent(errno -> {
            throw new KernelError(errno, Rule.METADATA_UNWRITABLE, 0);
        });
        if (journal != null)
            journal.open(journal.sequence());
    }

    /** The directory's block is read, then the inode's. */
    @Override
    public void lookUp(Inode inode) {
        metadata.read(root.blockOf(inode.name()), 1);
        metadata.read(geometry.inodeBlock(inode.number()), 1);
    }

    @Override
    public List<MetadataArea> metadataAreas() {
        BlockDevice own = beside().log();
        List<MetadataArea> areas = new ArrayList<>(geometry.areas(device().name()));
        if (own != null)
            areas.add(new MetadataArea("journal", own.name(), 0, own.sectors() * Units.SECTOR / blockBytes()));
        return areas;
    }

    private byte[] content(long block) {
        byte[] bytes = new byte[blockBytes()];
        if (block == 0 && blockBytes() > MAGIC_AT + 1) {
            bytes[MAGIC_AT] = (byte) MAGIC;
            bytes[MAGIC_AT + 1] = (byte) (MAGIC >> 8);
        } else
            if (block != 0 && block == superblock) {
                bytes[MAGIC_AT - SUPERBLOCK_BYTES] = (byte) MAGIC;
                bytes[MAGIC_AT - SUPERBLOCK_BYTES + 1] = (byte) (MAGIC >> 8);
            }
        return bytes;
    }

    private void change(long block) {
        if (hasLogFailed()) {
            // No handle is given out: the change is left out, and the file system is read-only from now on.
            readOnly = true;
            return;
        }
        metadata.change(block);
        if (journal != null)
            journal.change(block);
    }

    @Override
    protected void inodeChanged(Inode inode) {
        change(geometry.inodeBlock(inode.number()));
    }

    @Override
    protected void entryChanged(Inode inode, String name, boolean added) {
        if (added)
            root.add(name, this::directoryBlock);
        else
            root.remove(name);
        long group = geometry.inodeGroup(inode.number());
        change(geometry.inodeBitmap(group));
        change(geometry.descriptor(group));
        change(geometry.inodeBlock(ROOT_INODE));
        change(root.blockOf(name));
        if (!added)
            change(superblock);
    }

    private long directoryBlock() {
        long block = space.allocateBlock(geometry.rootDirectory()).orElseThrow(() -> noSpace(1));
        groupsChanged(block, 1);
        return block;
    }

    @Override
    protected void nameChanged(String old, String name) {
        root.add(name, this::directoryBlock);
        root.remove(old);
        change(root.blockOf(old));
        change(root.blockOf(name));
    }

    @Override
    protected void spaceChanged(Inode inode, long fsBlock, long blocks) {
        groupsChanged(fsBlock, blocks);
    }

    private void groupsChanged(long fsBlock, long blocks) {
        for (long group = geometry.groupOf(fsBlock); group <= geometry.groupOf(fsBlock + blocks - 1); group++) {
            change(geometry.blockBitmap(group));
            change(geometry.descriptor(group));
        }
    }

    @Override
    public void adopt(Inode inode, Extent extent) {
        space.adopt(inode, extent);
        inode.extents().map(extent);
    }

    @Override
    protected void release(Inode inode, long fsBlock, long blocks) {
        space.release(fsBlock, blocks);
        events().change(EventKind.SPACE_BUSY, subject(), fsBlock, blocks, 0, blocks);
        if (geometry.journalBlocks() == 0)
            space.commit();
    }

    @Override
    public List<Range> freeSpace() {
        return space.free();
    }

    /** As ext4_statfs() counts: what mke2fs laid out is no room for files, and some blocks are for root, some for nobody. */
    @Override
    public Space space() {
        long free = space.unused();
        long inodes = geometry.groups() * geometry.inodesPerGroup();
        return new Space(geometry.blocks() - geometry.overheadBlocks(), free,
                Math.max(0, free - geometry.keptForRoot() - geometry.keptBlocks()), inodes,
                inodes - FIRST_FILE_INODE + 1 - files().size());
    }

    @Override
    public List<Range> busySpace() {
        return space.freed();
    }

    /** ext4_sync_file(): where the journal is aborted, nothing can be made to last. */
    @Override
    public void commitFor(Inode inode) {
        if (hasLogFailed())
            throw new KernelError(readOnly ? Errno.EROFS : Errno.EIO, Rule.LOG_UNWRITABLE);
        super.commitFor(inode);
    }

    /** ext4_freeze() flushes the journal, unless the file system is read-only already: then there is nothing to do. */
    @Override
    public void requireFreezable() {
        if (hasLogFailed() && !readOnly)
            throw new KernelError(Errno.EIO, Rule.LOG_UNWRITABLE);
    }

    @Override
    public void commit() {
        // An aborted journal takes nothing any more, also when the device is well again.
        if (hasLogFailed())
            return;
        events().enter(EventKind.JOURNAL_COMMIT, subject(), ++transactions, 0, 0);
        tellFreed(space.freed(), space.free().stream().mapToLong(Range::blocks).sum());
        writeJournal();
        space.commit();
        allCommitted();
        events().leave(0);
    }

    /** The journal aborts when it cannot be written, and the file system is read-only from then on. */
    private void writeJournal() {
        Ext4Journal its = journal;
        if (its == null)
            return;
        if (its.needsCheckpoint()) {
            metadata.writeBack();
            its.checkpointed();
        }
        if (its.commit(this::content).isPresent()) {
            KernelError failure = logFailed(Errno.EROFS);
            events().leave(-failure.errno().number());
            throw failure;
        }
    }

    /** The block device's dirty pages are written as well, and metadata is in them. */
    @Override
    public void sync() {
        commit();
        metadata.writeBack();
    }

    @Override
    public void dropMetadata() {
        metadata.forget();
    }

    @Override
    public void unmount() {
        super.unmount();
        space.discardAll();
        change(superblock);
        metadata.writeBack();
        if (journal != null)
            journal.close();
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
                zeroed -> zeroBlocks(inode, zeroed.fsBlock(), zeroed.blocks()),
                converted -> convert(inode, converted, false));
        if (inode.isDax())
            zeroBlocks(inode, piece.fsBlock(), piece.blocks());
        return iomap(piece.withUnwritten(false), true, null);
    }

    /** The extent is in the tree before its blocks are zeroed, and stays there when that fails. */
    private Iomap fillHole(Inode inode, long from, long to) {
        Extent next = inode.extents().after(from);
        long end = next == null ? to : Math.min(to, next.fileBlock());
        Request request = new Request(inode, from, end - from, inode.extents().before(from), next);
        Range got = allocate(request, false);
        Extent extent = new Extent(from, got.start(), got.blocks(), false);
        map(inode, extent);
        if (inode.isDax())
            zeroBlocks(inode, extent.fsBlock(), extent.blocks());
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
        touch(inode);
        boolean extends_ = offset + length > inode.size();
        // Until the size is on disk the inode is an orphan, and the superblock heads the list of those.
        if (extends_)
            change(superblock);
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
        touch(inode);
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
        touch(inode);
        if (edges)
            zeroEdges(inode, offset, length);
    }

    @Override
    protected Range allocateUnwritten(Inode inode, long fileBlock, long blocks) {
        Request request = new Request(inode, fileBlock, Math.min(blocks, MAX_EXTENT_BLOCKS - 1),
                inode.extents().before(fileBlock), inode.extents().after(fileBlock));
        return allocate(request, true);
    }

    /**
     * ext4_mb_new_blocks(): fewer blocks where there are not as many; where there are none, what other files have set aside
     * goes, then what waits for a commit.
     */
    private Range allocate(Request request, boolean exactly) {
        Optional<Range> found = tryAllocate(request, exactly);
        if (found.isEmpty() && space.freedBlocks() > 0) {
            commit();
            found = tryAllocate(request, exactly);
        }
        return found.orElseThrow(() -> noSpace(request.blocks()));
    }

    private Optional<Range> tryAllocate(Request wanted, boolean exactly) {
        long usable = space.unused() - geometry.keptBlocks();
        long blocks = wanted.blocks();
        while (blocks > usable && blocks > 0)
            blocks >>= 1;
        if (blocks <= 0)
            return Optional.empty();
        Request request = wanted.of(blocks);
        Optional<Range> found = exactly ? space.allocateExactly(request) : space.allocate(request);
        if (found.isPresent())
            return found;
        space.discardAll();
        return exactly ? space.allocateExactly(request) : space.allocate(request);
    }

    @Override
    public void truncate(Inode inode, long size) {
        long before = inode.size();
        setSize(inode, size);
        if (size > before)
            return;
        change(superblock);
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
