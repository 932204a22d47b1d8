package org.daxscope.viz;

/**
 * Finds the cells of Hilbert's curve along a row. From the whole square down, each quarter is turned so that it looks like
 * the whole; what has been turned so far is two bits, whether both axes are flipped and whether they are swapped. The last
 * levels come from a table, and the levels above it are gone through once for all columns they hold.
 */
final class HilbertWalk {
    /** Bits of the answer of {@link #down} that hold how the last quarter is turned. */
    static final int STATE_BITS = 2;
    private static final int FLIPPED = 1;
    private static final int SWAPPED = 2;
    /** Levels that the table stands for. */
    private static final int LEVELS = 4;
    private static final int MASK = (1 << LEVELS) - 1;
    /** By turn, row and column: the cell within a block of 16 by 16. */
    private static final short[] BLOCK = blocks();

    private final int upper;
    private final long row;
    private final int levels;
    private long block = -1;
    private long first;
    private int tableRow;

    HilbertWalk(int order, long row) {
        this.row = row;
        levels = Math.min(order, LEVELS);
        upper = order - levels;
    }

    long cell(long column) {
        if (levels < LEVELS)
            return down(levels, 0, column, row) >>> STATE_BITS;
        if (column >> LEVELS != block) {
            block = column >> LEVELS;
            long above = down(upper, 0, block, row >> LEVELS);
            first = above >>> STATE_BITS << 2 * LEVELS;
            tableRow = index((int) above & FLIPPED + SWAPPED, 0, (int) row & MASK);
        }
        return first + BLOCK[tableRow + ((int) column & MASK)];
    }

    /**
     * Goes down some levels of quarters.
     *
     * @param turned how the square is turned
     * @return the quarter's number along the curve, and in the low two bits how it is turned
     */
    static long down(int levels, int turned, long column, long row) {
        int state = turned;
        long cell = 0;
        for (int bit = levels - 1; bit >= 0; bit--) {
            int flip = state & FLIPPED;
            int x = (int) (column >> bit & 1) ^ flip;
            int y = (int) (row >> bit & 1) ^ flip;
            boolean swap = (state & SWAPPED) != 0;
            boolean right = (swap ? y : x) != 0;
            boolean below = (swap ? x : y) != 0;
            cell = cell << 2 | (right ? below ? 2 : 3 : below ? 1 : 0);
            if (!below)
                state ^= right ? FLIPPED + SWAPPED : SWAPPED;
        }
        return cell << STATE_BITS | state;
    }

    private static int index(int state, int column, int row) {
        return (state << LEVELS | row) << LEVELS | column;
    }

    private static short[] blocks() {
        var blocks = new short[1 << STATE_BITS + 2 * LEVELS];
        for (int state = 0; state < 1 << STATE_BITS; state++)
            for (int row = 0; row <= MASK; row++)
                for (int column = 0; column <= MASK; column++)
                    blocks[index(state, column, row)] = (short) (down(LEVELS, state, column, row) >>> STATE_BITS);
        return blocks;
    }
}
