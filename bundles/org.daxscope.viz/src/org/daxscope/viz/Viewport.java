package org.daxscope.viz;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a map that a view shows. Moves answer a new viewport, kept within the map.
 *
 * @param left map pixel at the view's left edge
 * @param top map pixel at the view's top edge
 * @param width pixels of the view
 * @param height pixels of the view
 */
public record Viewport(MapLayout layout, long left, long top, int width, int height) {
    public Viewport {
        if (width < 0 || height < 0)
            throw new IllegalArgumentException("a view of %d x %d pixels".formatted(width, height));
        left = Math.clamp(left, 0, Math.max(0, layout.width() - width));
        top = Math.clamp(top, 0, Math.max(0, layout.height() - height));
    }

    /** Everything at once. */
    public static Viewport fit(AddressCurve.Kind kind, long length, int cellPixels, int width, int height) {
        return new Viewport(MapLayout.fit(kind, length, cellPixels, width, height), 0, 0, width, height);
    }

    /** The cell under a pixel of the view, or -1. */
    public long cellAt(int x, int y) {
        return inside(x, y) ? layout.cellAt(left + x, top + y) : -1;
    }

    /** The first byte of the cell under a pixel of the view, or -1. */
    public long byteAt(int x, int y) {
        return inside(x, y) ? layout.byteAt(left + x, top + y) : -1;
    }

    /** Where the cell that holds a byte lies in the view; may be partly or wholly out of sight. */
    public PixelRect rectOf(long position) {
        PixelRect onMap = layout.rect(layout.cellOf(position));
        return new PixelRect(onMap.x() - left, onMap.y() - top, onMap.width(), onMap.height());
    }

    /** The pieces of [start, end) in sight, each a rectangle of the view: to outline a selection. */
    public List<PixelRect> rectsOf(long start, long end) {
        var rects = new ArrayList<PixelRect>();
        for (ByteRange seen : visible())
            for (long from = Math.max(start, seen.start()); from < Math.min(end, seen.end());)
                from = addRow(rects, from, Math.min(end, seen.end()));
        return rects;
    }

    /** The bytes in sight, ascending. */
    public List<ByteRange> visible() {
        var seen = new ArrayList<ByteRange>();
        int side = layout.cellPixels();
        long bottom = Math.min(layout.curve().rows(layout.cells()), Math.ceilDiv(top + height, (long) side));
        layout.curve().walk(left / side, top / side, Math.ceilDiv(left + width, (long) side), bottom, (first, end) -> {
            if (first < layout.cells())
                seen.add(new ByteRange(layout.firstByte(first), layout.endByte(end - 1)));
        });
        return seen;
    }

    public Viewport scrolled(long dx, long dy) {
        return new Viewport(layout, left + dx, top + dy, width, height);
    }

    public Viewport resized(int newWidth, int newHeight) {
        return new Viewport(layoutAt(layout.zoom(), newWidth), left, top, newWidth, newHeight)
                .anchored(firstVisible(), 0, 0);
    }

    /**
     * Closer (fewer bytes a cell) by some powers of two, or farther; the byte under the pixel stays there if it can.
     */
    public Viewport zoomed(int closer, int x, int y) {
        long under = byteAt(x, y);
        MapLayout next = layoutAt(layout.zoom() - closer, width);
        return new Viewport(next, left, top, width, height).anchored(under < 0 ? firstVisible() : under, x, y);
    }

    /** Scrolls as little as needed to bring a byte into sight. */
    public Viewport showing(long position) {
        PixelRect rect = rectOf(position);
        long dx = rect.x() < 0 ? rect.x() : Math.max(0, rect.x() + rect.width() - width);
        long dy = rect.y() < 0 ? rect.y() : Math.max(0, rect.y() + rect.height() - height);
        return scrolled(dx, dy);
    }

    /** Scrolls so that a byte lies in the middle, where the map's edges allow. */
    public Viewport centredOn(long position) {
        return anchored(position, width / 2, height / 2);
    }

    /** The tiles that cover the view. */
    public List<TileKey> tiles(long generation) {
        var keys = new ArrayList<TileKey>();
        long right = Math.min(left + width, layout.width());
        long bottom = Math.min(top + height, layout.height());
        for (long y = top / Tile.SIZE; y * Tile.SIZE < bottom; y++)
            for (long x = left / Tile.SIZE; x * Tile.SIZE < right; x++)
                keys.add(new TileKey(generation, layout.zoom(), x, y));
        return keys;
    }

    private Viewport anchored(long position, int x, int y) {
        PixelRect rect = rectOf(position);
        int side = layout.cellPixels();
        return scrolled(rect.x() - x / side * side, rect.y() - y / side * side);
    }

    private MapLayout layoutAt(int zoom, int viewWidth) {
        return MapLayout.of(layout.curve().kind(), layout.length(), zoom, layout.cellPixels(), viewWidth);
    }

    private long firstVisible() {
        return Math.max(0, layout.byteAt(left, top));
    }

    private boolean inside(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height;
    }

    private long addRow(List<PixelRect> rects, long from, long end) {
        PixelRect rect = rectOf(from);
        long cell = layout.cellOf(from);
        long stop = cell + 1;
        if (layout.curve() instanceof LinearCurve rows)
            stop = Math.min(layout.cellOf(end - 1) + 1, cell + rows.columns() - rows.column(cell));
        rects.add(new PixelRect(rect.x(), rect.y(), rect.width() * (stop - cell), rect.height()));
        return layout.firstByte(stop);
    }
}
