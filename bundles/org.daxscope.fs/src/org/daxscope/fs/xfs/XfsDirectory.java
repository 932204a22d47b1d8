package org.daxscope.fs.xfs;

import java.nio.charset.StandardCharsets;

import org.daxscope.fs.Directory;

/**
 * A few names fit into the inode; more take one block with entries and their hashes; still more take blocks of entries, blocks
 * of hashes, and one that tells where there is room. Kernel: xfs_dir2_sf.c, xfs_dir2_block.c, xfs_dir2_leaf.c.
 */
record XfsDirectory(int blockBytes) implements Directory.Layout {
    /** Of an inode of 512 bytes. */
    private static final int LITERAL_BYTES = 336;
    private static final int SHORT_HEADER = 6;
    private static final int SHORT_ENTRY = 8;
    private static final int BLOCK_HEADER = 64;
    private static final int LEAF_ENTRY = 8;
    /** "." and "..", with their hashes. */
    private static final int DOTS = 2 * (16 + LEAF_ENTRY);
    private static final int TAIL = 8;

    /** As it is in the inode. */
    @Override
    public int entryBytes(String name) {
        return SHORT_ENTRY + name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Bytes of the names while they are in the inode. */
    static long shortBytes(long bytes) {
        return SHORT_HEADER + bytes;
    }

    /** In a block an entry takes 4 to 11 bytes more, so that it ends at a multiple of 8. */
    private static long blockBytes(int names, long bytes) {
        return bytes + 8L * names;
    }

    @Override
    public long blocks(int names, long bytes) {
        if (shortBytes(bytes) <= LITERAL_BYTES)
            return 0;
        long hashes = (long) LEAF_ENTRY * names;
        if (BLOCK_HEADER + DOTS + TAIL + blockBytes(names, bytes) + hashes <= blockBytes)
            return 1;
        long data = Math.ceilDiv(blockBytes(names, bytes) + DOTS, (long) blockBytes - BLOCK_HEADER);
        long leaves = Math.ceilDiv(hashes, (long) blockBytes - BLOCK_HEADER);
        return data + leaves + (leaves > 1 ? 1 : 0);
    }
}
