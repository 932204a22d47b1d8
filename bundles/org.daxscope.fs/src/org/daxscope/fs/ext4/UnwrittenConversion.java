package org.daxscope.fs.ext4;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.daxscope.fs.Extent;
import org.daxscope.fs.Inode;
import org.jspecify.annotations.Nullable;

/**
 * How much of an unwritten extent becomes written when part of it is written to. Rather than splitting off a small rest, ext4
 * zeroes it: up to 8 blocks of 4 KiB (s_extent_max_zeroout_kb), which silently clears poison there too. Kernel:
 * ext4_ext_convert_to_initialized().
 */
final class UnwrittenConversion {
    private static final int MAX_ZEROOUT_BYTES = 32 * 1024;

    private final int blockBytes;

    UnwrittenConversion(int blockBytes) {
        this.blockBytes = blockBytes;
    }

    /** What to zero besides the written piece, then what to mark as written. */
    record Plan(List<Extent> zeroed, Extent converted) {
        /** Zeroes first, so that nothing unzeroed is ever marked as written. */
        void run(Consumer<Extent> zero, Consumer<Extent> convert) {
            zeroed.forEach(zero);
            convert.accept(converted);
        }
    }

    Plan plan(Inode inode, Extent whole, Extent piece) {
        if (joinsWrittenNeighbour(inode, whole, piece))
            return new Plan(List.of(), piece);
        long eofBlock = Math.max(Math.ceilDiv(inode.size(), (long) blockBytes), piece.end());
        long limit = whole.end() <= eofBlock ? MAX_ZEROOUT_BYTES / blockBytes : 0;
        List<Extent> zeroed = new ArrayList<>();
        long from = piece.fileBlock();
        long to = piece.end();
        long rest = whole.end() - piece.fileBlock();
        if (limit > 0 && rest > piece.blocks()) {
            if (rest <= limit) {
                zeroed.add(whole.slice(piece.end(), whole.end()));
                to = whole.end();
            }
            if (to - whole.fileBlock() < limit) {
                if (from > whole.fileBlock())
                    zeroed.add(whole.slice(whole.fileBlock(), from));
                from = whole.fileBlock();
            }
        }
        return new Plan(List.copyOf(zeroed), whole.slice(from, to));
    }

    /** Written blocks that continue a written extent on either side just move over to it. */
    private static boolean joinsWrittenNeighbour(Inode inode, Extent whole, Extent piece) {
        if (piece.blocks() >= whole.blocks())
            return false;
        if (piece.fileBlock() == whole.fileBlock()) {
            Extent left = inode.extents().before(whole.fileBlock());
            return isWritten(left) && left != null && left.end() == whole.fileBlock()
                    && left.fsEnd() == whole.fsBlock();
        }
        if (piece.end() == whole.end()) {
            Extent right = inode.extents().after(whole.fileBlock());
            return isWritten(right) && right != null && right.fileBlock() == whole.end()
                    && right.fsBlock() == whole.fsEnd();
        }
        return false;
    }

    private static boolean isWritten(@Nullable Extent extent) {
        return extent != null && !extent.unwritten();
    }
}
