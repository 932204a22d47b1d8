package org.daxscope.viz;

import java.util.Arrays;

/**
 * Which of some neighbouring cells of one row of a map an overlay marks, and which of those around them; filled again for
 * each row.
 */
final class OverlayRow {
    private final Overlay overlay;
    private final MapLayout layout;
    private final long firstColumn;
    private final long rows;
    private final long count;
    private final long[] cells;
    private boolean[] above;
    private boolean[] here;
    private boolean[] below;
    private long row = Long.MIN_VALUE;
    /** The range that was met last: the next cell is likely near it. */
    private int near;

    OverlayRow(Overlay overlay, MapLayout layout, long firstColumn, int columns) {
        this.overlay = overlay;
        this.layout = layout;
        this.firstColumn = firstColumn;
        count = layout.cells();
        rows = layout.curve().rows(count);
        cells = new long[columns + 2];
        above = new boolean[columns + 2];
        here = new boolean[columns + 2];
        below = new boolean[columns + 2];
    }

    Overlay overlay() {
        return overlay;
    }

    int columns() {
        return here.length - 2;
    }

    void moveTo(long next) {
        if (next == row + 1) {
            boolean[] free = above;
            above = here;
            here = below;
            below = free;
            fill(next + 1, below);
        } else {
            fill(next - 1, above);
            fill(next, here);
            fill(next + 1, below);
        }
        row = next;
    }

    boolean marks(int column) {
        return here[column + 1];
    }

    /**
     * Whether a neighbour of a cell is marked.
     *
     * @param dx -1, 0 or 1 to the right
     * @param dy -1, 0 or 1 down
     */
    boolean marks(int column, int dx, int dy) {
        return (dy < 0 ? above : dy > 0 ? below : here)[column + 1 + dx];
    }

    private void fill(long wanted, boolean[] marks) {
        if (wanted < 0 || wanted >= rows || overlay.isEmpty()) {
            Arrays.fill(marks, false);
            return;
        }
        layout.curve().cells(wanted, firstColumn - 1, cells);
        for (int i = 0; i < marks.length; i++) {
            long cell = cells[i];
            marks[i] = cell >= 0 && cell < count && touches(layout.firstByte(cell), layout.endByte(cell));
        }
    }

    private boolean touches(long start, long end) {
        RangeSet set = overlay.set();
        boolean stillNear = near < set.count() && set.end(near) > start && (near == 0 || set.end(near - 1) <= start);
        if (!stillNear)
            near = set.after(start);
        return near < set.count() && set.start(near) < end;
    }
}
