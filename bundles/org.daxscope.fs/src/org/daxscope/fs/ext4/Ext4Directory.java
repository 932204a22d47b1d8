package org.daxscope.fs.ext4;

import java.nio.charset.StandardCharsets;

import org.daxscope.fs.Directory;

/**
 * Entries of 8 bytes and the name, rounded up to 4, in blocks that keep 12 bytes for a checksum; from the second block on there
 * is one more for the index.
 */
record Ext4Directory(int blockBytes) implements Directory.Layout {
    private static final int TAIL_BYTES = 12;
    /** "." and "..", and lost+found. */
    private static final int FIRST_ENTRIES = 12 + 12 + 20;

    @Override
    public int entryBytes(String name) {
        return 8 + Math.ceilDiv(name.getBytes(StandardCharsets.UTF_8).length, 4) * 4;
    }

    @Override
    public long blocks(int names, long bytes) {
        long leaves = Math.ceilDiv(bytes + FIRST_ENTRIES, (long) blockBytes - TAIL_BYTES);
        return leaves == 1 ? 1 : leaves + 1;
    }
}
