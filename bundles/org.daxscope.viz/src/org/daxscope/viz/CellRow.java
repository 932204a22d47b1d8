package org.daxscope.viz;

import java.util.Arrays;

import org.daxscope.kernel.address.Units;

/**
 * The states of some neighbouring cells of one row of a map, and where 2 MiB frames meet; filled again for each row.
 */
final class CellRow {
    /** Where there is no cell. */
    static final byte NONE = -1;

    /** The fewest cells a 2 MiB frame must have for its boundary to be drawn. */
    private static final int MIN_FRAME_CELLS = 16;
    private static final int MIN_BOUNDARY_PIXELS = 4;

    private final StateIndex index;
    private final StateIndex.Reader states;
    private final MapLayout layout;
    private final boolean boundaries;
    private final long firstColumn;
    private final byte[] state;
    /** The 2 MiB frame of each cell, from one column further left; -1 where there is no cell. */
    private final long[] frame;
    private final long[] frameAbove;

    CellRow(StateIndex index, MapLayout layout, long firstColumn, int columns) {
        this.layout = layout;
        this.firstColumn = firstColumn;
        states = index.reader();
        this.index = index;
        boundaries = layout.cellPixels() >= MIN_BOUNDARY_PIXELS
                && layout.bytesPerCell() * MIN_FRAME_CELLS <= Units.PMD;
        state = new byte[columns];
        frame = new long[boundaries ? columns + 1 : 0];
        frameAbove = new long[frame.length];
    }

    int columns() {
        return state.length;
    }

    void moveTo(long row) {
        if (!boundaries) {
            fill(row);
            return;
        }
        fillFrames(row - 1, frameAbove);
        fillFrames(row, frame);
        fill(row);
    }

    /** The ordinal of the worst state in a cell, or {@link #NONE}. */
    byte state(int column) {
        return state[column];
    }

    boolean boundaryOnLeft(int column) {
        return boundaries && state[column] != NONE && frame[column] >= 0 && frame[column] != frame[column + 1];
    }

    boolean boundaryAbove(int column) {
        return boundaries && state[column] != NONE && frameAbove[column + 1] >= 0
                && frameAbove[column + 1] != frame[column + 1];
    }

    private void fill(long row) {
        for (int i = 0; i < state.length; i++) {
            long cell = cell(firstColumn + i, row);
            state[i] = cell < 0 ? NONE : states.worst(layout.firstByte(cell), layout.endByte(cell));
        }
    }

    private void fillFrames(long row, long[] frames) {
        if (row < 0) {
            Arrays.fill(frames, -1);
            return;
        }
        for (int i = 0; i < frames.length; i++) {
            long cell = cell(firstColumn + i - 1, row);
            frames[i] = cell < 0 ? -1 : index.frame(layout.firstByte(cell));
        }
    }

    private long cell(long column, long row) {
        if (column < 0 || column >= layout.curve().columns() || row >= layout.curve().rows(layout.cells()))
            return -1;
        long cell = layout.curve().cell(column, row);
        return cell < layout.cells() ? cell : -1;
    }
}
