package org.daxscope.ui.pagemap;

import java.util.List;
import java.util.function.BooleanSupplier;

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
    /** Paints the tiles, in a job, on all processors; stops when they are not wanted any more, or it is not to go on. */
    PaintRequest paint(TileCache cache, TileImages images, BooleanSupplier goOn) {
        PageMapPicture pixels =
                new PageMapPicture(picture.index(), viewport.layout(), palette, picture.overlays());
        missing.parallelStream()
                .filter(key -> goOn.getAsBoolean() && cache.generation() == generation && !images.has(key))
                .forEach(key -> images.put(pixels.tile(key), palette));
        return this;
    }
}
