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
    private final long rows;
    private final long count;
    private final long[] cells;
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
        count = layout.cells();
        rows = layout.curve().rows(count);
        cells = new long[columns];
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
        if (row >= rows) {
            Arrays.fill(state, NONE);
            return;
        }
        layout.curve().cells(row, firstColumn, cells);
        for (int i = 0; i < state.length; i++) {
            long cell = cells[i];
            state[i] = cell < 0 || cell >= count ? NONE : states.worst(layout.firstByte(cell), layout.endByte(cell));
        }
    }

    private void fillFrames(long row, long[] frames) {
        Arrays.fill(frames, -1);
        if (row < 0 || row >= rows)
            return;
        layout.curve().cells(row, firstColumn - 1, frames);
        for (int i = 0; i < frames.length; i++)
            frames[i] = frames[i] < 0 || frames[i] >= count ? -1 : index.frame(layout.firstByte(frames[i]));
    }
}
