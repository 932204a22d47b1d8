package org.daxscope.viz;

import java.util.Arrays;
import java.util.List;

/**
 * The page map as pixels: a pure function of the states, the layout and the palette's hatches. Tiles and whole views
 * come from the same strokes, so they agree to the pixel. Immutable, for any thread.
 *
 * <p>Cells of 4 pixels and more carry their state's hatch, cells of 8 and more a grid line on their top and left edges.
 * Where 2 MiB frames of at least 16 cells meet, cells of 4 pixels and more have the boundary's colour on that edge.
 * Overlays are marked on top of that.
 */
public final class PageMapPicture {
    static final int MIN_GRID_PIXELS = 8;

    private final StateIndex index;
    private final MapLayout layout;
    private final Palette palette;
    private final List<Overlay> overlays;

    public PageMapPicture(StateIndex index, MapLayout layout, Palette palette) {
        this(index, layout, palette, List.of());
    }

    /** @param overlays lowest first */
    public PageMapPicture(StateIndex index, MapLayout layout, Palette palette, List<Overlay> overlays) {
        if (index.length() != layout.length())
            throw new IllegalArgumentException("a layout of %d bytes for a space of %d".formatted(layout.length(),
                    index.length()));
        this.index = index;
        this.layout = layout;
        this.palette = palette;
        this.overlays = overlays.stream().filter(overlay -> !overlay.isEmpty()).toList();
    }

    /** The view, as it stands on the screen. */
    public static IndexedImage paint(StateIndex index, Viewport view, Palette palette) {
        return paint(index, view, palette, List.of());
    }

    /** The view with overlays on it, lowest first. */
    public static IndexedImage paint(StateIndex index, Viewport view, Palette palette, List<Overlay> overlays) {
        return new PageMapPicture(index, view.layout(), palette, overlays).paint(view.left(), view.top(), view.width(),
                view.height());
    }

    /** @param key of this picture's zoom */
    public Tile tile(TileKey key) {
        if (key.zoom() != layout.zoom())
            throw new IllegalArgumentException("%s in a picture of zoom %d".formatted(key, layout.zoom()));
        return new Tile(key, paint(key.x() * Tile.SIZE, key.y() * Tile.SIZE, Tile.SIZE, Tile.SIZE));
    }

    /**
     * @param left map pixel at the picture's left edge, 0 or more
     * @param top map pixel at the picture's top edge, 0 or more
     */
    public IndexedImage paint(long left, long top, int width, int height) {
        var pixels = new byte[Math.multiplyExact(width, height)];
        int side = layout.cellPixels();
        long firstColumn = left / side;
        int columns = Math.toIntExact((left + width - 1) / side - firstColumn + 1);
        var row = new CellRow(index, layout, firstColumn, columns);
        var line = new CellLine(row, palette, side, (int) (left - firstColumn * side), left, width);
        List<OverlayRow> marked =
                overlays.stream().map(overlay -> new OverlayRow(overlay, layout, firstColumn, columns)).toList();
        var marks = new OverlayPainter(side, new PixelMarks(pixels, left, top, width, height));
        for (long y = top; y < top + height;) {
            long cellRow = y / side;
            row.moveTo(cellRow);
            long stop = Math.min(top + height, (cellRow + 1) * side);
            for (; y < stop; y++)
                line.paint(y, pixels, (int) (y - top) * width);
            for (OverlayRow overlay : marked) {
                overlay.moveTo(cellRow);
                marks.paint(overlay, row, firstColumn * side, cellRow * side);
            }
        }
        return new IndexedImage(width, height, pixels);
    }

    /** A legend's sample: one cell that an overlay marks, on the background. */
    public static IndexedImage sample(Overlay.Kind kind, int side) {
        var pixels = new byte[side * side];
        Arrays.fill(pixels, (byte) Palette.BACKGROUND);
        new OverlayPainter(side, new PixelMarks(pixels, 0, 0, side, side)).paint(kind, (dx, dy) -> false, 0, 0);
        return new IndexedImage(side, side, pixels);
    }

    /** A legend's sample: one cell of a state, with its hatch. */
    public static IndexedImage sample(Palette palette, PageState state, int width, int height) {
        var pixels = new byte[Math.multiplyExact(width, height)];
        Hatch hatch = palette.swatch(state).hatch();
        Arrays.fill(pixels, (byte) Palette.fillIndex(state));
        for (int i = 0; i < pixels.length; i++)
            if (hatch.inkAt(i % width, i / width))
                pixels[i] = (byte) Palette.inkIndex(state);
        return new IndexedImage(width, height, pixels);
    }
}
