package org.daxscope.viz;

import java.util.Arrays;

/**
 * The page map as pixels: a pure function of the states, the layout and the palette's hatches. Tiles and whole views
 * come from the same strokes, so they agree to the pixel. Immutable, for any thread.
 *
 * <p>Cells of 4 pixels and more carry their state's hatch, cells of 8 and more a grid line on their top and left edges.
 * Where 2 MiB frames of at least 16 cells meet, cells of 4 pixels and more have the boundary's colour on that edge.
 */
public final class PageMapPicture {
    static final int MIN_GRID_PIXELS = 8;

    private final StateIndex index;
    private final MapLayout layout;
    private final Palette palette;

    public PageMapPicture(StateIndex index, MapLayout layout, Palette palette) {
        if (index.length() != layout.length())
            throw new IllegalArgumentException("a layout of %d bytes for a space of %d".formatted(layout.length(),
                    index.length()));
        this.index = index;
        this.layout = layout;
        this.palette = palette;
    }

    /** The view, as it stands on the screen. */
    public static IndexedImage paint(StateIndex index, Viewport view, Palette palette) {
        return new PageMapPicture(index, view.layout(), palette).paint(view.left(), view.top(), view.width(),
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
        for (long y = top; y < top + height;) {
            row.moveTo(y / side);
            long stop = Math.min(top + height, (y / side + 1) * side);
            for (; y < stop; y++)
                line.paint(y, pixels, (int) (y - top) * width);
        }
        return new IndexedImage(width, height, pixels);
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
