package org.daxscope.fs.xfs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.MetadataArea;
import org.daxscope.fs.MkfsArguments;

/**
 * What mkfs.xfs lays out, in file-system blocks. Observed: with 4 KiB blocks the first allocation group of a fresh file
 * system keeps blocks 0 to 11 (headers, tree roots, free list) and 16 to 23 (the root inode chunk); the log stands at the
 * start of the middle group.
 *
 * @param blockBytes file-system block size
 * @param blocks size of the file system
 * @param groups number of allocation groups
 * @param groupBlocks size of each but the last
 * @param logStart first block of the log, -1 when it is on a device of its own
 * @param logBlocks its length
 * @param inodeChunk first block of the root inode chunk, 64 inodes of 512 bytes
 * @param stripeBlocks stripe unit to which data is aligned, 0 for none
 * @param reflink whether extents can be shared
 * @param reverseMapping whether each block's owner is recorded (rmapbt)
 */
record XfsGeometry(int blockBytes, long blocks, int groups, long groupBlocks, long logStart, long logBlocks,
        long inodeChunk, long stripeBlocks, boolean reflink, boolean reverseMapping) {
    private static final int INODE_BYTES = 512;
    private static final int CHUNK_INODES = 64;
    private static final int SMALLEST_BLOCK = 512;
    /** What a reverse mapping adds to the start of a group: its root, and two blocks of the free list for it. */
    private static final int RMAP_BLOCKS = 3;
    static final int SPACE_HEADER = 1;
    static final int INODE_HEADER = 2;
    private static final int HEADERS = 4;
    private static final int LARGEST_SECTOR = 4096;
    private static final int LEAF_HEADER = 56;
    private static final int LEAF_RECORD = 8;
    private static final long CLUSTER_BYTES = 16 << 10;
    private static final long NO_LOG = -1;
    /** What the reserve pool takes at most, and its share of the file system. */
    private static final long MOST_RESERVED = 8192;
    private static final int RESERVED_SHARE = 20;
    private static final int KEPT_PER_GROUP = 8;
    private static final long LOG_BYTES = 64L << 20;
    private static final Pattern BLOCK_SIZE = Pattern.compile("(?:^|\\s)-b\\s*size=([^\\s,]*)");
    private static final Pattern STRIPE = Pattern.compile("su=([^\\s,]*)");
    private static final Pattern GROUPS = Pattern.compile("agcount=([^\\s,]*)");

    /**
     * @param bytes size of the device
     * @param options mkfs.xfs arguments ("-m reflink=0 -b size=1024")
     */
    static XfsGeometry of(long bytes, String options) {
        MkfsArguments arguments = new MkfsArguments(options);
        int blockBytes = arguments.blockBytes(BLOCK_SIZE, SMALLEST_BLOCK);
        long blocks = bytes / blockBytes;
        long stripe = arguments.size(STRIPE, 0, 0, bytes) / blockBytes;
        int groups = (int) arguments.size(GROUPS, defaultGroups(bytes), 1, Math.min(blocks, Integer.MAX_VALUE));
        long groupBlocks = Math.ceilDiv(blocks, (long) groups);
        if (stripe > 0)
            groupBlocks -= groupBlocks % stripe;
        long chunkAlign = Math.max(1, (long) CHUNK_INODES * INODE_BYTES / blockBytes);
        long chunk = roundUp(reserved(blockBytes) + (hasReverseMapping(options) ? RMAP_BLOCKS : 0),
                Math.max(chunkAlign, stripe));
        long log = Math.min(LOG_BYTES / blockBytes, groupBlocks * 3 / 4);
        boolean external = !XfsDevices.of(options).log().isEmpty();
        long logStart =
                external ? NO_LOG : groups / 2 * groupBlocks + roundUp(8L * 4096 / blockBytes, Math.max(1, stripe));
        return new XfsGeometry(blockBytes, blocks, groups, groupBlocks, logStart, log, chunk, stripe,
                canReflink(options), hasReverseMapping(options));
    }

    private static boolean hasReverseMapping(String options) {
        return options.contains("rmapbt=1");
    }

    private long reverseMappingBlocks() {
        return reverseMapping ? RMAP_BLOCKS : 0;
    }

    /** Whether mkfs.xfs would make a file system whose files can share blocks. */
    static boolean canReflink(String options) {
        return !options.contains("reflink=0");
    }

    /** mkfs.xfs, calc_default_ag_geometry(): four groups from 128 MiB to 4 TiB, then one for each TiB. */
    private static int defaultGroups(long bytes) {
        if (bytes < 128L << 20)
            return 1;
        return bytes < 4L << 40 ? 4 : (int) Math.ceilDiv(bytes, 1L << 40);
    }

    /** Headers, roots and free list at the start of each group. */
    private static long reserved(int blockBytes) {
        return blockBytes == 4096 ? 12 : 8 + Math.ceilDiv(4 * 512, blockBytes);
    }

    static long roundUp(long value, long multiple) {
        return Math.ceilDiv(value, multiple) * multiple;
    }

    long chunkBlocks() {
        return Math.max(1, (long) CHUNK_INODES * INODE_BYTES / blockBytes);
    }

    int inodesPerBlock() {
        return blockBytes / INODE_BYTES;
    }

    /** Sectors of metadata are 4096 bytes, as pmem reports them, or a block where that is less. */
    int sectorBytes() {
        return Math.min(LARGEST_SECTOR, blockBytes);
    }

    /** Block of a group's header: 0 superblock, 1 free space, 2 inodes, 3 free list. */
    long header(int group, int which) {
        return group * groupBlocks + (long) which * sectorBytes() / blockBytes;
    }

    private long afterHeaders(int group) {
        return group * groupBlocks + Math.ceilDiv((long) HEADERS * sectorBytes(), blockBytes);
    }

    /** Root of the group's tree of free space by place; the one by size follows. */
    long spaceTree(int group) {
        return afterHeaders(group);
    }

    /** Root of the group's tree of inodes; the one of free inodes follows. */
    long inodeTree(int group) {
        return afterHeaders(group) + 2;
    }

    /** Free extents that a leaf of a tree can hold: 8 bytes each behind a header of 56. */
    int recordsPerLeaf() {
        return (blockBytes - LEAF_HEADER) / LEAF_RECORD;
    }

    /** Blocks of inodes that are read at once: 16 KiB. */
    long clusterBlocks() {
        return Math.max(1, CLUSTER_BYTES / blockBytes);
    }

    /** What mkfs.xfs laid out, by name. */
    List<MetadataArea> areas(String device) {
        List<MetadataArea> areas = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            long start = group * groupBlocks;
            String of = " of group " + group;
            long trees = spaceTree(group);
            areas.add(new MetadataArea("superblock and headers" + of, device, start, trees - start));
            areas.add(new MetadataArea("free-space trees" + of, device, trees, 2));
            areas.add(new MetadataArea("inode trees" + of, device, trees + 2, 2));
            if (reverseMapping)
                areas.add(new MetadataArea("reverse mapping and its free list" + of, device, trees + 4, RMAP_BLOCKS));
            if (group == 0) {
                areas.add(new MetadataArea("free list" + of, device, trees + 4 + reverseMappingBlocks(),
                        reserved(blockBytes) - trees - 4));
                areas.add(new MetadataArea("root inodes", device, inodeChunk, chunkBlocks()));
            }
            if (hasInternalLog() && groupOf(logStart) == group)
                areas.add(new MetadataArea("log", device, logStart, logBlocks));
        }
        return List.copyOf(areas);
    }

    /** Inode number of the root directory: block and slot of the first inode of the chunk. */
    long rootInode() {
        return inodeChunk * inodesPerBlock();
    }

    boolean hasInternalLog() {
        return logStart != NO_LOG;
    }

    /** Free blocks that no file gets: the reserve pool, and what splitting trees may need (m_alloc_set_aside). */
    long keptBlocks() {
        return Math.min(blocks / RESERVED_SHARE, MOST_RESERVED) + (long) KEPT_PER_GROUP * groups;
    }

    /** First block past a group. */
    long groupEnd(long group) {
        return Math.min((group + 1) * groupBlocks, blocks);
    }

    long groupOf(long block) {
        return Math.min(block / groupBlocks, groups - 1L);
    }

    /** What is not free on a fresh file system, ascending. */
    List<Range> metadata() {
        List<Range> used = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            long start = group * groupBlocks;
            used.add(new Range(start, start + reverseMappingBlocks()
                    + (group == 0 ? reserved(blockBytes) : 8L * 4096 / blockBytes)));
            if (group == 0)
                used.add(new Range(inodeChunk, inodeChunk + chunkBlocks()));
            if (hasInternalLog() && groupOf(logStart) == group)
                used.add(new Range(logStart, logStart + logBlocks));
        }
        return used;
    }
}
