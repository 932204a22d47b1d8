package org.daxscope.viz;

/**
 * An order in which the cells of a map are laid out on a grid: a bijection between cell numbers, which ascend with the
 * address, and places (column, row).
 */
public sealed interface AddressCurve permits LinearCurve, HilbertCurve {
    /** The curves a user can choose from. */
    enum Kind {
        LINEAR, HILBERT
    }

    /** What a walk over a rectangle is told: cells [first, end), all of them inside it. */
    @FunctionalInterface
    interface CellRanges {
        void accept(long first, long end);
    }

    Kind kind();

    /** Cells a row. */
    long columns();

    /** Rows that this many cells take. */
    long rows(long cells);

    long column(long cell);

    long row(long cell);

    /** The cell at a place within the columns and rows; the inverse of {@link #column} and {@link #row}. */
    long cell(long column, long row);

    /**
     * The cells of neighbouring places of a row, -1 where there is no such column: quicker than one by one.
     *
     * @param row 0 or more
     */
    void cells(long row, long firstColumn, long[] cells);

    /**
     * Names the cells of the rectangle [left, right) x [top, bottom) as ascending ranges, few when the curve allows.
     */
    void walk(long left, long top, long right, long bottom, CellRanges ranges);
}
