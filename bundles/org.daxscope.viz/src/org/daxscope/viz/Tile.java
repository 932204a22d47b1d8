package org.daxscope.viz;

/** A square of a map, painted. */
public record Tile(TileKey key, IndexedImage image) {
    /** Pixels across and down. */
    public static final int SIZE = 256;
}
