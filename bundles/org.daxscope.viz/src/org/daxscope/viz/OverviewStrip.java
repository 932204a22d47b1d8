package org.daxscope.viz;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What lies beside a scroll bar: the map's rows pressed into a strip, each pixel of it showing the worst state of the rows
 * it stands for, so that trouble anywhere is seen and can be scrolled to.
 */
public final class OverviewStrip {
    private static final byte NOTHING = -1;

    private final MapLayout layout;
    private final byte[] worst;

    private OverviewStrip(MapLayout layout, byte[] worst) {
        this.layout = layout;
        this.worst = worst;
    }

    /** @param height pixels of the strip */
    public static OverviewStrip of(StateIndex index, MapLayout layout, int height) {
        if (height < 1)
            throw new IllegalArgumentException("a strip of " + height + " pixels, at least 1 expected");
        var worst = new byte[height];
        Arrays.fill(worst, NOTHING);
        var strip = new OverviewStrip(layout, worst);
        if (layout.curve() instanceof HilbertCurve curve)
            strip.descend(curve, index.reader(), 0, 1L << 2 * curve.order(), curve.columns());
        else
            strip.rows(index);
        return strip;
    }

    public int height() {
        return worst.length;
    }

    /** The worst state of the rows behind a pixel; null where there is none. */
    public @Nullable PageState at(int y) {
        return worst[y] == NOTHING ? null : PageState.ALL.get(worst[y]);
    }

    /** The strip as pixels, each row in the colour of its state. */
    public IndexedImage image(int width) {
        var pixels = new byte[Math.multiplyExact(width, worst.length)];
        for (int y = 0; y < worst.length; y++) {
            PageState state = at(y);
            Arrays.fill(pixels, y * width, (y + 1) * width,
                    (byte) (state == null ? Palette.BACKGROUND : Palette.fillIndex(state)));
        }
        return new IndexedImage(width, worst.length, pixels);
    }

    /** The map pixel to scroll to so that what a pixel of the strip stands for comes to the top. */
    public long topOf(int y) {
        return y * layout.height() / worst.length;
    }

    /** Where in the strip a view's part of the map begins and how long it is; at least one pixel. */
    public PixelRect frame(Viewport view) {
        long from = Math.min(worst.length - 1L, view.top() * worst.length / layout.height());
        long end = Math.ceilDiv(Math.min(layout.height(), view.top() + view.height()) * worst.length, layout.height());
        return new PixelRect(0, from, 1, Math.max(1, end - from));
    }

    private void rows(StateIndex index) {
        long cells = layout.cells();
        long columns = layout.curve().columns();
        long rows = layout.curve().rows(cells);
        for (int y = 0; y < worst.length; y++) {
            long first = y * rows / worst.length;
            long end = Math.ceilDiv((y + 1L) * rows, worst.length);
            long last = Math.min(cells, end * columns) - 1;
            worst[y] = (byte) index.worst(layout.firstByte(first * columns), layout.endByte(last)).ordinal();
        }
    }

    /** Goes down the quarters of the square, but only as far as they could still make a row worse. */
    private void descend(HilbertCurve curve, StateIndex.Reader states, long cell, long cells, long side) {
        if (cell >= layout.cells())
            return;
        byte state = states.worst(layout.firstByte(cell), layout.endByte(Math.min(layout.cells(), cell + cells) - 1));
        long row = curve.row(cell) & -side;
        int from = (int) (row * worst.length / curve.columns());
        int end = (int) Math.ceilDiv((row + side) * worst.length, curve.columns());
        if (!couldWorsen(from, end, state))
            return;
        if (end - from == 1 || side == 1)
            for (int y = from; y < end; y++)
                worst[y] = worst[y] > state ? worst[y] : state;
        else
            for (int quarter = 0; quarter < 4; quarter++)
                descend(curve, states, cell + quarter * (cells / 4), cells / 4, side / 2);
    }

    private boolean couldWorsen(int from, int end, byte state) {
        for (int y = from; y < end; y++)
            if (worst[y] < state)
                return true;
        return false;
    }
}
