package org.daxscope.fs.ext4;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.MetadataArea;
import org.daxscope.fs.MkfsArguments;

/**
 * What mke2fs lays out, in blocks, with flex_bg: the bitmaps and inode tables of all groups stand in group 0. Observed for
 * 384 MiB with 4 KiB blocks: descriptors reach to block 48, bitmaps from 49, inode tables from 55, journal at 65536.
 *
 * @param blockBytes block size
 * @param blocks size of the file system
 * @param groupBlocks blocks in a group: 8 for each byte of a block
 * @param inodeTableBlocks inode table of one group
 * @param journalBlocks 0 without a journal
 * @param stripeBlocks RAID stripe width for which allocations are aligned, 0 for none
 * @param keptForRoot blocks that only root may take (-m)
 * @param externalJournal whether the journal is on a device of its own
 */
record Ext4Geometry(int blockBytes, long blocks, long groupBlocks, long inodeTableBlocks, long journalBlocks,
        long stripeBlocks, long keptForRoot, boolean externalJournal) {
    private static final int INODE_BYTES = 256;
    private static final int SMALLEST_BLOCK = 1024;
    /** One inode for this many bytes, also of file systems of less than 512 MiB (mke2fs.conf, "small"). */
    private static final int INODE_RATIO = 16384;
    private static final int SMALL_INODE_RATIO = 4096;
    private static final long SMALL_BYTES = 512L << 20;
    private static final int ROOT_PERCENT = 5;
    private static final long MOST_KEPT = 4096;
    private static final Pattern ROOT_SHARE = Pattern.compile("(?:^|\\s)-m\\s*(\\d+)");
    private static final Pattern EXTERNAL_JOURNAL = Pattern.compile("-J\\s*(?:\\S*,)?device=([^\\s,]*)");
    private static final int DESCRIPTOR_BYTES = 64;
    private static final Pattern BLOCK_SIZE = Pattern.compile("(?:^|\\s)-b\\s*([^\\s,]*)");
    private static final Pattern STRIPE = Pattern.compile("stripe_width=([^\\s,]*)");
    /** Root directory and lost+found. */
    private static final long DIRECTORY_BLOCKS = 5;

    static Ext4Geometry of(long bytes, String options) {
        MkfsArguments arguments = new MkfsArguments(options);
        int blockBytes = arguments.blockBytes(BLOCK_SIZE, SMALLEST_BLOCK);
        long blocks = bytes / blockBytes;
        if (blocks == 0)
            throw MkfsArguments.refused();
        long perGroup = 8L * blockBytes;
        long groups = Math.ceilDiv(blocks, perGroup);
        long inodes = Math.max(16, Math.min(perGroup, blocks / groups * blockBytes
                / (bytes < SMALL_BYTES ? SMALL_INODE_RATIO : INODE_RATIO)));
        long table = Math.ceilDiv(inodes * INODE_BYTES, (long) blockBytes);
        long journal = options.contains("^has_journal") ? 0 : journalBlocks(blocks);
        return new Ext4Geometry(blockBytes, blocks, perGroup, table, journal,
                arguments.size(STRIPE, 0, 0, blocks),
                blocks * arguments.size(ROOT_SHARE, ROOT_PERCENT, 0, 50) / 100,
                !externalJournal(options).isEmpty());
    }

    /** e2fsprogs, ext2fs_default_journal_size(). */
    private static long journalBlocks(long blocks) {
        if (blocks < 2048)
            return 0;
        if (blocks < 32768)
            return 1024;
        if (blocks < 256 * 1024)
            return 4096;
        if (blocks < 512 * 1024)
            return 8192;
        return blocks < 4096 * 1024 ? 16384 : 65536;
    }

    long groups() {
        return Math.ceilDiv(blocks, groupBlocks);
    }

    /** Name of the device that holds the journal, empty when it is inside. */
    static String externalJournal(String options) {
        Matcher device = EXTERNAL_JOURNAL.matcher(options);
        return device.find() ? device.group(1) : "";
    }

    long inodesPerGroup() {
        return inodeTableBlocks * blockBytes / INODE_BYTES;
    }

    /** What mke2fs took without the root directory's blocks, which are a file's. */
    long overheadBlocks() {
        return metadata().stream().mapToLong(Range::blocks).sum() - DIRECTORY_BLOCKS;
    }

    /** Blocks that nobody gets, for conversions that must not fail (s_resv_clusters). */
    long keptBlocks() {
        return Math.min(blocks / 50, MOST_KEPT);
    }

    /** Superblock, descriptors and room for more of them: what stands at the start of a group with a copy. */
    private long superAndDescriptors() {
        long descriptors = Math.ceilDiv(groups() * DESCRIPTOR_BYTES, (long) blockBytes);
        long grown = Math.min(blocks * 1024, 1L << 32);
        long reserve = Math.min(1024, Math.ceilDiv(Math.ceilDiv(grown, groupBlocks) * DESCRIPTOR_BYTES,
                (long) blockBytes) - descriptors);
        return 1 + descriptors + Math.max(0, reserve);
    }

    /** sparse_super: copies in groups 0, 1 and powers of 3, 5 and 7. */
    private static boolean hasCopy(long group) {
        return group <= 1 || isPower(group, 3) || isPower(group, 5) || isPower(group, 7);
    }

    /** Whether mke2fs put a superblock at a block other than the first one: at the start of a group with a copy. */
    boolean hasSuperblockAt(long block) {
        long start = block - (blockBytes == SMALLEST_BLOCK ? 1 : 0);
        return start > 0 && start % groupBlocks == 0 && start < blocks && hasCopy(start / groupBlocks);
    }

    private static boolean isPower(long value, int base) {
        long power = base;
        while (power < value)
            power *= base;
        return power == value;
    }

    /** Where the data of files of the root directory starts: one group after its own when groups are many (flex_bg). */
    long dataGoal() {
        return groups() > 1 ? groupBlocks : 0;
    }

    long blockBitmap(long group) {
        return superAndDescriptors() + group;
    }

    long inodeBitmap(long group) {
        return superAndDescriptors() + groups() + group;
    }

    long inodeTable(long group) {
        return superAndDescriptors() + 2 * groups() + group * inodeTableBlocks;
    }

    /** Block of the group's descriptor. */
    long descriptor(long group) {
        return 1 + group * DESCRIPTOR_BYTES / blockBytes;
    }

    long descriptorBlocks() {
        return Math.ceilDiv(groups() * DESCRIPTOR_BYTES, (long) blockBytes);
    }

    /** Block of the inode table that holds an inode, which count from 1. */
    long inodeBlock(long number) {
        return inodeTable(inodeGroup(number)) + (number - 1) % inodesPerGroup() * INODE_BYTES / blockBytes;
    }

    long inodeGroup(long number) {
        return (number - 1) / inodesPerGroup();
    }

    /** First block of the root directory; lost+found follows. */
    long rootDirectory() {
        return tablesEnd() - DIRECTORY_BLOCKS;
    }

    long groupOf(long block) {
        return block / groupBlocks;
    }

    boolean hasJournal() {
        return journalBlocks > 0;
    }

    /** What mke2fs laid out, by name. */
    List<MetadataArea> areas(String device) {
        List<MetadataArea> areas = new ArrayList<>();
        areas.add(new MetadataArea("superblock", device, 0, 1));
        areas.add(new MetadataArea("group descriptors", device, 1, superAndDescriptors() - 1));
        for (long group = 0; group < groups(); group++)
            areas.add(new MetadataArea("block bitmap of group " + group, device, blockBitmap(group), 1));
        for (long group = 0; group < groups(); group++)
            areas.add(new MetadataArea("inode bitmap of group " + group, device, inodeBitmap(group), 1));
        for (long group = 0; group < groups(); group++)
            areas.add(new MetadataArea("inode table of group " + group, device, inodeTable(group), inodeTableBlocks));
        areas.add(new MetadataArea("root directory", device, rootDirectory(), 1));
        areas.add(new MetadataArea("lost+found", device, rootDirectory() + 1, DIRECTORY_BLOCKS - 1));
        for (long group = 1; group < groups(); group++)
            if (hasCopy(group))
                areas.add(new MetadataArea("copy of superblock and descriptors in group " + group, device,
                        group * groupBlocks, superAndDescriptors()));
        if (hasInternalJournal())
            areas.add(new MetadataArea("journal", device, journalStart(), journalBlocks));
        areas.sort(Comparator.comparingLong(MetadataArea::block));
        return List.copyOf(areas);
    }

    private boolean hasInternalJournal() {
        return journalBlocks > 0 && !externalJournal;
    }

    /** The journal stands in the middle of the file system. */
    long journalStart() {
        long group = groups() > 2 ? groups() / 2 + 1 : 0;
        return group == 0 ? tablesEnd()
                : Math.min(group * groupBlocks, blocks - journalBlocks)
                        + (hasCopy(group) ? superAndDescriptors() : 0);
    }

    private long tablesEnd() {
        return superAndDescriptors() + groups() * (2 + inodeTableBlocks) + DIRECTORY_BLOCKS;
    }

    /** What is not free on a fresh file system. */
    List<Range> metadata() {
        List<Range> used = new ArrayList<>();
        used.add(new Range(0, Math.min(blocks, tablesEnd())));
        for (long group = 1; group < groups(); group++)
            if (hasCopy(group))
                used.add(new Range(group * groupBlocks,
                        Math.min(blocks, group * groupBlocks + superAndDescriptors())));
        if (hasInternalJournal())
            used.add(new Range(journalStart(), Math.min(blocks, journalStart() + journalBlocks)));
        return used;
    }
}
