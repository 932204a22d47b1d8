package org.daxscope.fs.xfs;

import java.util.List;

import org.daxscope.fs.Extent;
import org.daxscope.fs.Inode;
import org.jspecify.annotations.Nullable;

/** Where XFS would like new blocks of a file to be. Kernel: xfs_bmap_adjacent(), xfs_bmap_btalloc(). */
final class XfsPlacement {
    /** A gap up to this many times the wanted length is kept between neighbours on disk as it is in the file. */
    private static final long GAP_FACTOR = 4;

    private final XfsGeometry geometry;

    XfsPlacement(XfsGeometry geometry) {
        this.geometry = geometry;
    }

    /**
     * What to ask the allocator for, from the extents beside a hole. At the end of the file, requests of a stripe unit or more
     * are aligned to it: at once for the file's start, else when the file cannot just go on where it ends.
     */
    XfsAllocator.Wish wish(Inode inode, long fileBlock, long blocks, @Nullable Extent before, @Nullable Extent after) {
        long target = target(inode, fileBlock, blocks, before, after);
        boolean aligns = geometry.stripeBlocks() > 0 && after == null && blocks >= geometry.stripeBlocks();
        long align = aligns ? geometry.stripeBlocks() : 1;
        return new XfsAllocator.Wish(target, 1, blocks, align, aligns && fileBlock > 0);
    }

    /** A chunk of 64 inodes, aligned to its size, near the one before. */
    XfsAllocator.Wish chunkWish(long last) {
        return new XfsAllocator.Wish(last, geometry.chunkBlocks(), geometry.chunkBlocks(), geometry.chunkBlocks(),
                false);
    }

    /** One block of the root directory: behind its last one, or near its inode. */
    XfsAllocator.Wish directoryWish(List<Long> blocks) {
        long target = blocks.isEmpty() ? geometry.inodeChunk() : blocks.getLast() + 1;
        return new XfsAllocator.Wish(target, 1, 1, 1, false);
    }

    private long target(Inode inode, long fileBlock, long blocks, @Nullable Extent before, @Nullable Extent after) {
        if (after == null)
            return before == null ? inodeBlock(inode) : afterLast(fileBlock, before);
        long nextGap = after.fileBlock() - fileBlock;
        long nextTarget = after.fsBlock();
        if (nextGap <= GAP_FACTOR * blocks && sameGroup(nextTarget - nextGap, nextTarget)) {
            nextTarget -= nextGap;
        } else if (sameGroup(nextTarget - blocks, nextTarget)) {
            nextTarget -= blocks;
            nextGap += nextGap - blocks;
        } else {
            nextGap += nextGap;
        }
        if (before == null)
            return nextTarget;
        long previousGap = fileBlock - before.end();
        long previousTarget = before.fsEnd();
        if (previousGap <= GAP_FACTOR * blocks && sameGroup(previousTarget + previousGap, before.fsBlock()))
            previousTarget += previousGap;
        else
            previousGap += previousGap;
        return previousGap <= nextGap ? previousTarget : nextTarget;
    }

    /** At the end of the file: after its last block, by as much as the file has a gap there. */
    private long afterLast(long fileBlock, Extent before) {
        long gap = fileBlock - before.end();
        return sameGroup(before.fsEnd() + gap, before.fsBlock()) ? before.fsEnd() + gap : before.fsEnd();
    }

    private boolean sameGroup(long block, long other) {
        return block >= 0 && block < geometry.blocks() && geometry.groupOf(block) == geometry.groupOf(other);
    }

    private long inodeBlock(Inode inode) {
        return inode.number() / geometry.inodesPerBlock();
    }
}
