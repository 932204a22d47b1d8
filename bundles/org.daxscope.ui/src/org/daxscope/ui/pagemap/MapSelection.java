package org.daxscope.ui.pagemap;

import org.jspecify.annotations.Nullable;

import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.MapLayout;

/**
 * What is selected by mouse and keys: all bytes from an anchor to a caret. Both are remembered as bytes, so that they keep
 * their places when the map is zoomed; what is selected is always whole cells.
 */
final class MapSelection {
    private @Nullable ByteRange anchor;
    private @Nullable ByteRange caret;

    /** The first byte of the cell that keys move from; -1 for none. */
    long caret() {
        ByteRange some = caret;
        return some == null ? -1 : some.start();
    }

    void clear() {
        anchor = null;
        caret = null;
    }

    /** Selects a range that was chosen elsewhere. */
    void take(ByteRange range) {
        anchor = range;
        caret = range;
    }

    /** @param extending whether what was selected before stays selected, up to the cell */
    void go(MapLayout layout, long cell, boolean extending) {
        ByteRange bytes = new ByteRange(layout.firstByte(cell), layout.endByte(cell));
        if (!extending || anchor == null)
            anchor = bytes;
        caret = bytes;
    }

    /** Moves the caret by cells of the grid; at the edges it stays. */
    void step(MapLayout layout, long columns, long rows, boolean extending) {
        if (caret == null) {
            go(layout, 0, false);
            return;
        }
        go(layout, neighbour(layout, layout.cellOf(caret()), columns, rows), extending);
    }

    private static long neighbour(MapLayout layout, long cell, long columns, long rows) {
        AddressCurve curve = layout.curve();
        if (curve.kind() == AddressCurve.Kind.LINEAR) {
            long next = cell + columns + rows * curve.columns();
            return columns != 0 ? Math.clamp(next, 0, layout.cells() - 1)
                    : next >= 0 && next < layout.cells() ? next : edge(layout, cell, rows);
        }
        long column = Math.clamp(curve.column(cell) + columns, 0, curve.columns() - 1);
        long row = Math.clamp(curve.row(cell) + rows, 0, curve.columns() - 1);
        long next = curve.cell(column, row);
        return next < layout.cells() ? next : cell;
    }

    /** The cell in the first or last row of the same column. */
    private static long edge(MapLayout layout, long cell, long rows) {
        long columns = layout.curve().columns();
        if (rows < 0)
            return cell % columns;
        long last = layout.cells() - 1;
        long same = last - Math.floorMod(last - cell, columns);
        return Math.max(cell, same);
    }

    /** What is selected; null for nothing. */
    @Nullable
    ByteRange range() {
        ByteRange one = anchor;
        ByteRange other = caret;
        return one == null || other == null
                ? null
                : new ByteRange(Math.min(one.start(), other.start()), Math.max(one.end(), other.end()));
    }
}
