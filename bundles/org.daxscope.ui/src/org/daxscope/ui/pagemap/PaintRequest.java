package org.daxscope.ui.pagemap;

import java.util.List;

import org.daxscope.viz.PageMapPicture;
import org.daxscope.viz.Palette;
import org.daxscope.viz.TileCache;
import org.daxscope.viz.TileKey;
import org.daxscope.viz.Viewport;

/**
 * The tiles a view lacks.
 *
 * @param generation of everything the tiles depend on besides their key
 * @param missing tiles of the viewport, or around it, that have no image yet
 */
record PaintRequest(MapPicture picture, Palette palette, Viewport viewport, long generation, List<TileKey> missing) {
    /** Paints the tiles, in a job; stops when they are not wanted any more. */
    PaintRequest paint(TileCache cache, TileImages images) {
        PageMapPicture pixels =
                new PageMapPicture(picture.index(), viewport.layout(), palette, picture.overlays());
        for (TileKey key : missing) {
            if (cache.generation() != generation)
                break;
            images.put(pixels.tile(key), palette);
        }
        return this;
    }
}
