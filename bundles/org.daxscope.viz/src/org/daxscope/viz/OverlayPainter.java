package org.daxscope.viz;

/**
 * Draws the marks of overlays, one row of cells at a time, lowest overlay first. Screen tiles and drawings come from here,
 * so they agree. All marks lie inside the cells they mark; coordinates are pixels of the map.
 */
final class OverlayPainter {
    /** Cells smaller than this are left alone when they show trouble, because a mark would hide it. */
    private static final int MIN_TROUBLE_PIXELS = 4;
    private static final int MIN_HALO_PIXELS = 8;
    private static final int MIN_THICK_PIXELS = 12;
    private static final int DASH = 8;
    private static final int DASH_INK = 5;

    private final int side;
    private final int thick;
    private final int halo;
    /** Room for outlines beside the marks in corners. */
    private final int inset;
    private final Marks out;

    OverlayPainter(int side, Marks out) {
        this.side = side;
        this.out = out;
        thick = side < MIN_THICK_PIXELS ? 1 : 2;
        halo = side < MIN_HALO_PIXELS ? 0 : 1;
        inset = side < MIN_HALO_PIXELS ? 0 : thick + halo;
    }

    /** Whether the neighbours of a cell are marked too, by steps of -1, 0 or 1 to the right and down. */
    @FunctionalInterface
    interface Neighbours {
        boolean marked(int dx, int dy);
    }

    /**
     * @param left map pixel at the left edge of the row's first cell
     * @param top map pixel at the row's top edge
     */
    void paint(OverlayRow row, CellRow cells, long left, long top) {
        for (int column = 0; column < row.columns(); column++) {
            if (!row.marks(column) || side < MIN_TROUBLE_PIXELS && isTrouble(cells.state(column)))
                continue;
            int here = column;
            paint(row.overlay().kind(), (dx, dy) -> row.marks(here, dx, dy), left + (long) column * side, top);
        }
    }

    /** Marks one cell. */
    void paint(Overlay.Kind kind, Neighbours neighbours, long x, long y) {
        int index = Palette.inkIndex(kind.ink());
        switch (kind.style()) {
            case OUTLINE, DASHES -> outline(kind, neighbours, x, y);
            case TINT -> out.tint(x, y, side, side, index);
            case CORNER -> corner(x + inset, y + inset, index);
            case DOT -> out.fill(x + inset, y + inset, Math.max(1, side / 5), Math.max(1, side / 5), index);
        }
    }

    private static boolean isTrouble(byte state) {
        return state != CellRow.NONE && PageState.ALL.get(state).isTrouble();
    }

    private void corner(long x, long y, int index) {
        int size = Math.max(1, side / 3);
        for (int line = 0; line < size; line++)
            out.fill(x, y + line, size - line, 1, index);
    }

    private void outline(Overlay.Kind kind, Neighbours neighbours, long x, long y) {
        if (halo > 0)
            edges(neighbours, x, y, thick + halo, Palette.inkIndex(kind.halo()), false);
        edges(neighbours, x, y, thick, Palette.inkIndex(kind.ink()), kind.style() == Overlay.Style.DASHES);
    }

    private void edges(Neighbours neighbours, long x, long y, int width, int index, boolean broken) {
        long right = x + side - width;
        long bottom = y + side - width;
        for (int way = -1; way <= 1; way += 2) {
            if (!neighbours.marked(0, way))
                across(x, way < 0 ? y : bottom, width, index, broken);
            if (!neighbours.marked(way, 0))
                down(way < 0 ? x : right, y, width, index, broken);
            // Where the outline turns around a neighbour that touches this cell with its corner only.
            for (int turn = -1; turn <= 1; turn += 2)
                if (!neighbours.marked(way, turn) && neighbours.marked(way, 0) && neighbours.marked(0, turn))
                    out.fill(way < 0 ? x : right, turn < 0 ? y : bottom, width, width, index);
        }
    }

    private void across(long x, long y, int width, int index, boolean broken) {
        if (!broken) {
            out.fill(x, y, side, width, index);
            return;
        }
        for (long at = x - Math.floorMod(x, DASH); at < x + side; at += DASH) {
            long from = Math.max(x, at);
            long to = Math.min(x + side, at + DASH_INK);
            if (from < to)
                out.fill(from, y, to - from, width, index);
        }
    }

    private void down(long x, long y, int width, int index, boolean broken) {
        if (!broken) {
            out.fill(x, y, width, side, index);
            return;
        }
        for (long at = y - Math.floorMod(y, DASH); at < y + side; at += DASH) {
            long from = Math.max(y, at);
            long to = Math.min(y + side, at + DASH_INK);
            if (from < to)
                out.fill(x, from, width, to - from, index);
        }
    }
}
