package org.daxscope.viz;

/**
 * Which tile of which picture.
 *
 * @param generation of everything else a picture depends on: the state index, the curve, columns, cell size and
 * hatches;
 *            whoever changes one of them takes a new generation from {@link TileCache#advance}
 * @param zoom bytes a cell as a power of two
 * @param x tiles from the map's left edge
 * @param y tiles from the map's top edge
 */
public record TileKey(long generation, int zoom, long x, long y) {
}
