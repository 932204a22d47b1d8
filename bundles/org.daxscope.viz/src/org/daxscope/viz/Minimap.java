package org.daxscope.viz;

import java.util.List;

/**
 * The whole space in a small rectangle, with the frame of what a view shows of it.
 *
 * @param viewport of the small picture: everything at once; leads from its pixels to bytes
 * @param image the small picture
 * @param frame where in it lies what the view shows: the smallest rectangle around it, at least {@link #MIN_FRAME} pixels
 *            wide and high
 */
public record Minimap(Viewport viewport, IndexedImage image, PixelRect frame) {
    /** A frame smaller than this could not be seen or grabbed. */
    public static final int MIN_FRAME = 5;

    private static final int MAX_CELL = 16;

    /** The picture without a frame around anything, to be kept as long as the states stay the same. */
    public static Minimap of(StateIndex index, AddressCurve.Kind kind, Palette palette, int width, int height) {
        var whole = new Viewport(closest(kind, index.length(), width, height), 0, 0, width, height);
        return new Minimap(whole, PageMapPicture.paint(index, whole, palette), new PixelRect(0, 0, width, height));
    }

    /** Everything with the fewest bytes a cell, and then with the largest cells that still fit. */
    private static MapLayout closest(AddressCurve.Kind kind, long length, int width, int height) {
        MapLayout best = MapLayout.fit(kind, length, 1, width, height);
        for (int side = 2; side <= MAX_CELL; side++) {
            MapLayout next = MapLayout.fit(kind, length, side, width, height);
            if (next.zoom() == best.zoom() && next.width() <= width && next.height() <= height)
                best = next;
        }
        return best;
    }

    /** The same picture with the frame of a view. */
    public Minimap showing(Viewport view) {
        return new Minimap(viewport, image, clamped(around(view.visible())));
    }

    /** The byte under a pixel, or -1: what a click goes to. */
    public long byteAt(int x, int y) {
        return viewport.byteAt(x, y);
    }

    private PixelRect around(List<ByteRange> ranges) {
        long left = Long.MAX_VALUE;
        long top = Long.MAX_VALUE;
        long right = 0;
        long bottom = 0;
        for (ByteRange range : ranges)
            for (PixelRect rect : viewport.rectsOf(range.start(), range.end())) {
                left = Math.min(left, rect.x());
                top = Math.min(top, rect.y());
                right = Math.max(right, rect.x() + rect.width());
                bottom = Math.max(bottom, rect.y() + rect.height());
            }
        return left > right ? new PixelRect(0, 0, 0, 0) : new PixelRect(left, top, right - left, bottom - top);
    }

    private PixelRect clamped(PixelRect rect) {
        long width = Math.min(viewport.width(), Math.max(MIN_FRAME, rect.width()));
        long height = Math.min(viewport.height(), Math.max(MIN_FRAME, rect.height()));
        long x = Math.clamp(rect.x() - (width - rect.width()) / 2, 0, viewport.width() - width);
        long y = Math.clamp(rect.y() - (height - rect.height()) / 2, 0, viewport.height() - height);
        return new PixelRect(x, y, width, height);
    }
}
