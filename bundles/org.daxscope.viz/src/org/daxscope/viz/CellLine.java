package org.daxscope.viz;

import java.util.Arrays;

/** Paints one line of pixels of a row of cells. */
final class CellLine {
    private final CellRow row;
    private final Palette palette;
    private final int side;
    private final boolean grid;
    /** The pixel of each state. */
    private final byte[] fills = new byte[PageState.ALL.size()];
    /** Pixels of the first cell that lie left of the picture. */
    private final int hidden;
    private final long left;
    private final int width;

    CellLine(CellRow row, Palette palette, int side, int hidden, long left, int width) {
        this.row = row;
        this.palette = palette;
        this.side = side;
        grid = side >= PageMapPicture.MIN_GRID_PIXELS;
        this.hidden = hidden;
        this.left = left;
        this.width = width;
        for (PageState state : PageState.ALL)
            fills[state.ordinal()] = (byte) Palette.fillIndex(state);
    }

    /**
     * @param y line of the map
     * @param start where the line begins in the pixels
     */
    void paint(long y, byte[] pixels, int start) {
        if (side < Hatch.MIN_CELL_PIXELS) {
            paintPlain(pixels, start);
            return;
        }
        boolean topEdge = y % side == 0;
        for (int column = 0; column < row.columns(); column++) {
            int from = Math.max(0, column * side - hidden);
            int to = Math.min(width, (column + 1) * side - hidden);
            byte state = row.state(column);
            if (state == CellRow.NONE)
                continue;
            boolean boundary = topEdge && row.boundaryAbove(column);
            if (boundary || topEdge && grid)
                Arrays.fill(pixels, start + from, start + to, (byte) (boundary ? Palette.BOUNDARY : Palette.GRID));
            else
                paintState(PageState.ALL.get(state), y, pixels, start, from, to);
            if (column > 0 || hidden == 0)
                paintLeftEdge(column, pixels, start + from);
        }
    }

    /** Cells too small for hatches and lines have their colour only. */
    private void paintPlain(byte[] pixels, int start) {
        int at = start;
        int end = start + width;
        for (int column = 0, stop = side - hidden; column < row.columns(); column++, stop += side) {
            byte state = row.state(column);
            byte index = state == CellRow.NONE ? Palette.BACKGROUND : fills[state];
            for (int to = Math.min(end, start + stop); at < to; at++)
                pixels[at] = index;
        }
    }

    private void paintState(PageState state, long y, byte[] pixels, int start, int from, int to) {
        byte fill = (byte) Palette.fillIndex(state);
        int ink = palette.swatch(state).hatch().row(y);
        if (ink == 0) {
            Arrays.fill(pixels, start + from, start + to, fill);
            return;
        }
        for (int x = from; x < to; x++)
            pixels[start + x] = (ink << (left + x & 3) & 8) != 0 ? (byte) (fill + 1) : fill;
    }

    private void paintLeftEdge(int column, byte[] pixels, int at) {
        boolean boundary = row.boundaryOnLeft(column) || pixels[at] == Palette.BOUNDARY;
        if (boundary || grid)
            pixels[at] = boundary ? (byte) Palette.BOUNDARY : (byte) Palette.GRID;
    }
}
