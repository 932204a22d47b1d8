package org.daxscope.viz.drawing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.daxscope.viz.ByteRange;
import org.jspecify.annotations.Nullable;

/**
 * A bar of pixels that stands for some ranges of bytes one after another, with gaps of a few pixels for what lies between
 * them. Each byte of the ranges has a column, and each column some bytes.
 */
public final class BarScale {
    private static final int GAP = 9;
    /** Below this, gaps would take the place of what is to be shown. */
    private static final int MIN_PIECE = 24;

    private final List<ByteRange> pieces;
    /** Bytes of the pieces before each of them, and of all at the end. */
    private final long[] before;
    private final int left;
    private final int width;
    private final int gap;

    /**
     * @param left first pixel of the bar
     * @param width pixels of the bar
     */
    public BarScale(List<ByteRange> ranges, int left, int width) {
        this.left = left;
        pieces = joined(ranges);
        before = new long[pieces.size() + 1];
        for (int i = 0; i < pieces.size(); i++)
            before[i + 1] = before[i] + pieces.get(i).end() - pieces.get(i).start();
        int gaps = Math.max(0, pieces.size() - 1);
        gap = (long) pieces.size() * MIN_PIECE > width ? 0 : GAP;
        this.width = width - gaps * gap;
    }

    private static List<ByteRange> joined(List<ByteRange> ranges) {
        var joined = new ArrayList<ByteRange>();
        for (ByteRange range : ranges.stream().sorted(Comparator.comparingLong(ByteRange::start)).toList()) {
            ByteRange last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && range.start() <= last.end())
                joined.set(joined.size() - 1, new ByteRange(last.start(), Math.max(last.end(), range.end())));
            else
                if (range.start() < range.end())
                    joined.add(range);
        }
        return joined;
    }

    /** The ranges, neighbours joined, ascending. */
    public List<ByteRange> pieces() {
        return pieces;
    }

    /** Pixels between two pieces. */
    public int gap() {
        return gap;
    }

    /** The pixel at which a piece begins. */
    public int startOf(int piece) {
        return left + piece * gap + scaled(before[piece]);
    }

    /** One past the last pixel of a piece; the same as its start when it is less than a pixel wide. */
    public int endOf(int piece) {
        return left + piece * gap + scaled(before[piece + 1]);
    }

    /** The pixel that holds a byte; bytes between the pieces are taken for the end of the piece before. */
    public int x(long position) {
        int piece = pieceAt(position);
        if (piece < 0)
            return left;
        ByteRange range = pieces.get(piece);
        long into = Math.min(position, range.end()) - range.start();
        return left + piece * gap + scaled(before[piece] + into);
    }

    /** One past the last pixel of what ends before a byte: as far as the byte's own pixel, but at least a pixel. */
    public int end(long position) {
        int piece = pieceAt(position - 1);
        if (piece < 0)
            return left;
        ByteRange range = pieces.get(piece);
        long into = Math.min(position, range.end()) - range.start();
        return Math.max(left + piece * gap + scaled(before[piece] + into), x(position - 1) + 1);
    }

    /** The bytes of a column, or null between pieces and beyond the ends. */
    public @Nullable ByteRange bytesAt(int x) {
        for (int piece = 0; piece < pieces.size(); piece++)
            if (x >= startOf(piece) && x < Math.max(endOf(piece), startOf(piece) + 1))
                return bytes(piece, x);
        return null;
    }

    /** The bytes of a piece that lie in a column of it. */
    public ByteRange bytes(int piece, int x) {
        ByteRange range = pieces.get(piece);
        int column = x - left - piece * gap;
        long first = unscaled(column) - before[piece] + range.start();
        long end = unscaled(column + 1) - before[piece] + range.start();
        long from = Math.clamp(first, range.start(), range.end() - 1);
        return new ByteRange(from, Math.clamp(end, from + 1, range.end()));
    }

    private int pieceAt(long position) {
        int low = 0;
        int high = pieces.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (pieces.get(middle).start() <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }

    /** The pixel of a byte counted through all pieces. */
    private int scaled(long bytes) {
        long all = before[pieces.size()];
        if (all == 0 || bytes <= Long.MAX_VALUE / Math.max(1, width))
            return all == 0 ? 0 : (int) (bytes * width / all);
        // Somebody may look at all addresses that there are.
        return BigInteger.valueOf(bytes).multiply(BigInteger.valueOf(width)).divide(BigInteger.valueOf(all)).intValue();
    }

    /** The first byte counted through all pieces that lies in a pixel or after it. */
    private long unscaled(int pixel) {
        long all = before[pieces.size()];
        return all / width * pixel + Math.ceilDiv(all % width * pixel, (long) width);
    }
}
