package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.viz.PageMapPicture;
import org.daxscope.viz.Palette;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.Tile;
import org.daxscope.viz.TileCache;
import org.daxscope.viz.TileKey;
import org.daxscope.viz.Viewport;

/**
 * The tiles a view lacks.
 *
 * @param generation of everything the tiles depend on besides their key
 * @param missing tiles of the viewport that have no image yet
 */
record PaintRequest(StateIndex index, Palette palette, Viewport viewport, long generation, List<TileKey> missing) {
    /** The tiles painted; in a job. */
    record Painted(PaintRequest request, List<Tile> tiles) {
    }

    Painted paint(TileCache cache) {
        PageMapPicture picture = new PageMapPicture(index, viewport.layout(), palette);
        List<Tile> tiles = new ArrayList<>(missing.size());
        for (TileKey key : missing)
            tiles.add(cache.get(key).orElseGet(() -> paint(picture, key, cache)));
        return new Painted(this, tiles);
    }

    private static Tile paint(PageMapPicture picture, TileKey key, TileCache cache) {
        Tile tile = picture.tile(key);
        cache.put(tile);
        return tile;
    }
}
