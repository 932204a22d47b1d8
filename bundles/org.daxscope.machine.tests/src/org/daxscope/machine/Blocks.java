package org.daxscope.machine;

import org.daxscope.fs.BlockSet;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.Extent;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.kernel.address.Units;

/**
 * Who holds which block. Each block belongs to files, to free or busy space, or to metadata, and how much is metadata
 * never changes; no two files hold the same block unless they share it.
 */
final class Blocks {
    private static final long UNKNOWN = -1;

    private long metadata = UNKNOWN;

    void requireConserved(FileSystem fs, Object after) {
        BlockSet held = new BlockSet();
        for (Inode inode : fs.files())
            holdAll(fs, inode, held, after);
        for (Inode inode : fs.orphans())
            holdAll(fs, inode, held, after);
        BlockSet unused = new BlockSet();
        fs.freeSpace().forEach(range -> unused.add(range.start(), range.end()));
        fs.busySpace().forEach(range -> unused.add(range.start(), range.end()));
        for (Range range : unused.ranges())
            require(held.firstOverlap(range.start(), range.end()) == null, "a file holds blocks of free " + range,
                    after);
        long others = fs.device().sectors() * Units.SECTOR / fs.blockBytes() - unused.size() - held.size();
        if (metadata == UNKNOWN)
            metadata = others;
        require(metadata == others, others + " blocks are nobody's, but metadata has " + metadata, after);
    }

    private static void holdAll(FileSystem fs, Inode inode, BlockSet held, Object after) {
        long end = 0;
        for (Extent extent : inode.extents().all()) {
            require(extent.fileBlock() >= end, extent + " overlaps the one before", after);
            end = extent.end();
            for (long block = extent.fsBlock(); block < extent.fsEnd(); block++)
                require(held.at(block) == null || fs.isShared(block), extent + ": block " + block + " is taken", after);
            held.add(extent.fsBlock(), extent.fsEnd());
        }
        for (Extent extent : inode.cowExtents().all()) {
            require(held.firstOverlap(extent.fsBlock(), extent.fsEnd()) == null, extent + " for a copy is taken",
                    after);
            held.add(extent.fsBlock(), extent.fsEnd());
        }
    }

    private static void require(boolean condition, String what, Object after) {
        if (!condition)
            throw new AssertionError(what + ", after " + after);
    }
}
