package org.daxscope.viz;

/** Row by row, each from left to right, as text is read. */
public record LinearCurve(long columns) implements AddressCurve {
    public LinearCurve {
        if (columns < 1)
            throw new IllegalArgumentException("columns " + columns + ", at least 1 expected");
    }

    @Override
    public Kind kind() {
        return Kind.LINEAR;
    }

    @Override
    public long rows(long cells) {
        return Math.ceilDiv(cells, columns);
    }

    @Override
    public long column(long cell) {
        return cell % columns;
    }

    @Override
    public long row(long cell) {
        return cell / columns;
    }

    @Override
    public long cell(long column, long row) {
        return row * columns + column;
    }

    @Override
    public void cells(long row, long firstColumn, long[] cells) {
        for (int i = 0; i < cells.length; i++) {
            long column = firstColumn + i;
            cells[i] = column < 0 || column >= columns ? -1 : row * columns + column;
        }
    }

    @Override
    public void walk(long left, long top, long right, long bottom, CellRanges ranges) {
        long first = Math.max(0, left);
        long last = Math.min(columns, right);
        if (first >= last || top >= bottom)
            return;
        if (first == 0 && last == columns) {
            ranges.accept(cell(0, top), cell(0, bottom));
            return;
        }
        for (long row = top; row < bottom; row++)
            ranges.accept(cell(first, row), cell(last, row));
    }
}
