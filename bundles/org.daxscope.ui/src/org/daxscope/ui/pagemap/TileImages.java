package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import org.daxscope.viz.Palette;
import org.daxscope.viz.Tile;
import org.daxscope.viz.TileKey;

/** Tiles as images of the toolkit, the least recently drawn ones given back first. */
final class TileImages {
    private static final int MOST = 160;

    private final Control owner;
    private final Map<TileKey, Image> images = new LinkedHashMap<>(64, 0.75f, true);

    TileImages(Control owner) {
        this.owner = owner;
        owner.addListener(SWT.Dispose, event -> clear());
    }

    @Nullable
    Image get(TileKey key) {
        return images.get(key);
    }

    boolean has(TileKey key) {
        return images.containsKey(key);
    }

    void put(Tile tile, Palette palette) {
        ImageData data = Pictures.data(tile.image(), palette);
        Image before = images.put(tile.key(), new Image(owner.getDisplay(), data));
        if (before != null)
            before.dispose();
    }

    /** Gives back what is of another generation, and what was not drawn for long. */
    void trim(long generation) {
        List<TileKey> old = new ArrayList<>();
        for (TileKey key : images.keySet())
            if (key.generation() != generation)
                old.add(key);
        for (TileKey key : images.keySet())
            if (images.size() - old.size() > MOST && key.generation() == generation)
                old.add(key);
        old.forEach(this::drop);
    }

    private void drop(TileKey key) {
        Image image = images.remove(key);
        if (image != null)
            image.dispose();
    }

    private void clear() {
        images.values().forEach(Image::dispose);
        images.clear();
    }
}
