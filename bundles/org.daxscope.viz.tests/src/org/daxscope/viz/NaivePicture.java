package org.daxscope.viz;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongUnaryOperator;

/** What each pixel of the page map should be, worked out from the rules one pixel at a time, in the unique palette. */
final class NaivePicture {
    private static final long HUGE = 2 << 20;

    private final NaiveStates states;
    private final MapLayout layout;
    private final LongUnaryOperator frame;
    private final List<Overlay> overlays;
    private final Palette palette = TestPalettes.unique();

    NaivePicture(NaiveStates states, MapLayout layout, long phase) {
        this(states, layout, position -> (position + phase) / HUGE, List.of());
    }

    /** @param frame from a position to the number of its 2 MiB frame */
    NaivePicture(NaiveStates states, MapLayout layout, LongUnaryOperator frame, List<Overlay> overlays) {
        this.states = states;
        this.layout = layout;
        this.frame = frame;
        this.overlays = overlays;
    }

    int[] paint(long left, long top, int width, int height) {
        var pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = colour(left + i % width, top + i / width);
        return pixels;
    }

    private int colour(long x, long y) {
        long cell = layout.cellAt(x, y);
        if (cell < 0)
            return TestPalettes.BACKGROUND;
        for (Overlay overlay : overlays.reversed()) {
            OptionalInt mark = new NaiveMarks(overlay, layout).colour(x, y, state(cell));
            if (mark.isPresent())
                return mark.getAsInt();
        }
        int side = layout.cellPixels();
        boolean onTop = y % side == 0;
        boolean onLeft = x % side == 0;
        if (onTop && framesMeet(cell, layout.cellAt(x, y - side))
                || onLeft && framesMeet(cell, layout.cellAt(x - side, y)))
            return TestPalettes.BOUNDARY;
        if (side >= 8 && (onTop || onLeft))
            return TestPalettes.GRID;
        PageState state = state(cell);
        boolean ink = side >= 4 && palette.swatch(state).hatch().inkAt(x, y);
        return ink ? TestPalettes.ink(state) : TestPalettes.fill(state);
    }

    private PageState state(long cell) {
        return states.worst(layout.firstByte(cell), layout.endByte(cell));
    }

    private boolean framesMeet(long cell, long neighbour) {
        return neighbour >= 0 && layout.cellPixels() >= 4 && layout.bytesPerCell() * 16 <= HUGE
                && frame(cell) != frame(neighbour);
    }

    private long frame(long cell) {
        return frame.applyAsLong(layout.firstByte(cell));
    }
}
