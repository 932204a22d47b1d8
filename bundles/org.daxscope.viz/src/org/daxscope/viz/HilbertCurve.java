package org.daxscope.viz;

/**
 * Hilbert's curve over a square of 2^order by 2^order cells: consecutive cells always touch, and an aligned power of
 * four of them is a square, so that what lies close in the address space lies close on the screen.
 *
 * @param order 0 to 30
 */
public record HilbertCurve(int order) implements AddressCurve {
    public HilbertCurve {
        if (order < 0 || order > 30)
            throw new IllegalArgumentException("order " + order + ", 0 to 30 expected");
    }

    /** The smallest square that holds this many cells. */
    public static HilbertCurve holding(long cells) {
        int bits = cells <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(cells - 1);
        return new HilbertCurve((bits + 1) / 2);
    }

    @Override
    public Kind kind() {
        return Kind.HILBERT;
    }

    @Override
    public long columns() {
        return 1L << order;
    }

    @Override
    public long rows(long cells) {
        return cells == 0 ? 0 : columns();
    }

    @Override
    public long column(long cell) {
        return place(cell) & 0xffff_ffffL;
    }

    @Override
    public long row(long cell) {
        return place(cell) >>> 32;
    }

    @Override
    public long cell(long column, long row) {
        return HilbertWalk.down(order, 0, column, row) >>> HilbertWalk.STATE_BITS;
    }

    @Override
    public void cells(long row, long firstColumn, long[] cells) {
        boolean outside = row >= columns();
        var walk = new HilbertWalk(order, row);
        for (int i = 0; i < cells.length; i++) {
            long column = firstColumn + i;
            cells[i] = outside || column < 0 || column >= columns() ? -1 : walk.cell(column);
        }
    }

    @Override
    public void walk(long left, long top, long right, long bottom, CellRanges ranges) {
        var window = new Window(left, top, right, bottom, ranges);
        window.visit(0, 1L << 2 * order, columns());
        window.flush();
    }

    /** The row in the upper half, the column in the lower. */
    private long place(long cell) {
        long x = 0;
        long y = 0;
        long rest = cell;
        for (long side = 1; side < columns(); side <<= 1) {
            long quarter = rest & 3;
            boolean right = quarter >= 2;
            boolean below = quarter == 1 || quarter == 2;
            if (!below) {
                if (right) {
                    x = side - 1 - x;
                    y = side - 1 - y;
                }
                long swap = x;
                x = y;
                y = swap;
            }
            x += right ? side : 0;
            y += below ? side : 0;
            rest >>= 2;
        }
        return y << 32 | x;
    }

    /** A rectangle being walked by quarters: a quarter inside is one range, one outside is skipped. */
    private final class Window {
        private final long left;
        private final long top;
        private final long right;
        private final long bottom;
        private final CellRanges ranges;
        private long first;
        private long end;

        Window(long left, long top, long right, long bottom, CellRanges ranges) {
            this.left = left;
            this.top = top;
            this.right = right;
            this.bottom = bottom;
            this.ranges = ranges;
        }

        void visit(long cell, long cells, long side) {
            long place = place(cell);
            long x = (place & 0xffff_ffffL) & -side;
            long y = (place >>> 32) & -side;
            if (x >= right || y >= bottom || x + side <= left || y + side <= top)
                return;
            if (x >= left && y >= top && x + side <= right && y + side <= bottom)
                join(cell, cell + cells);
            else
                for (int quarter = 0; quarter < 4; quarter++)
                    visit(cell + quarter * (cells / 4), cells / 4, side / 2);
        }

        void flush() {
            if (first < end)
                ranges.accept(first, end);
        }

        private void join(long from, long to) {
            if (from != end) {
                flush();
                first = from;
            }
            end = to;
        }
    }
}
