package org.daxscope.fs.ext4;

import org.daxscope.fs.Extent;
import org.daxscope.fs.ext4.Ext4Allocator.Request;
import org.daxscope.fs.ext4.Ext4Allocator.Window;

/**
 * Rounds a request up to the window a growing file is likely to need, without what the file has already. Kernel:
 * ext4_mb_normalize_request().
 */
final class Normalized {
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    private Normalized() {
    }

    /**
     * @param endBlock one past the last block of the file or the request, whichever is more
     * @return the window, with a disk block of 0
     */
    static Window of(Request request, long endBlock, int blockBytes) {
        long fileBytes = endBlock * blockBytes;
        long asked = request.blocks() * blockBytes;
        long offset = request.fileBlock() * blockBytes;
        long start = 0;
        long bytes;
        if (fileBytes <= MIB) {
            bytes = Math.max(16 * KIB, Long.highestOneBit(Math.max(1, fileBytes - 1)) << 1);
        } else {
            long unit = asked <= 2 * MIB && fileBytes <= 4 * MIB ? 2 * MIB : asked <= 4 * MIB ? 4 * MIB : 8 * MIB;
            if (asked > 8 * MIB)
                return window(request, request.fileBlock(), request.blocks());
            start = offset / unit * unit;
            bytes = Math.max(unit, offset + asked - start);
        }
        return window(request, start / blockBytes, bytes / blockBytes);
    }

    private static Window window(Request request, long start, long blocks) {
        long first = start;
        long end = start + blocks;
        Extent left = request.left();
        Extent right = request.right();
        if (left != null && first < left.end())
            first = left.end();
        if (right != null && end > right.fileBlock())
            end = right.fileBlock();
        end = Math.max(end, Math.min(request.fileBlock() + request.blocks(),
                right == null ? Long.MAX_VALUE : right.fileBlock()));
        return new Window(Math.min(first, request.fileBlock()), 0, end - Math.min(first, request.fileBlock()));
    }
}
