package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

import org.daxscope.viz.Palette;
import org.daxscope.viz.Tile;
import org.daxscope.viz.TileKey;

/**
 * Tiles as images of the toolkit, the least recently drawn ones given back first. Images are made in the jobs that paint
 * tiles, and drawn and given back on the UI thread.
 */
final class TileImages {
    /** Images kept, 256 KiB each: about three screens. */
    private static final int MOST = 240;

    private final Display display;
    private final Map<TileKey, Image> images = new LinkedHashMap<>(64, 0.75f, true);
    private boolean closed;

    TileImages(Control owner) {
        display = owner.getDisplay();
        owner.addListener(SWT.Dispose, event -> clear());
    }

    synchronized @Nullable Image get(TileKey key) {
        return images.get(key);
    }

    synchronized boolean has(TileKey key) {
        return images.containsKey(key);
    }

    /** Keeps a tile as an image, unless the owner is gone. Any thread. */
    void put(Tile tile, Palette palette) {
        Image made = new Image(display, Pictures.data(tile.image(), palette));
        synchronized (this) {
            Image before = closed ? made : images.put(tile.key(), made);
            if (before != null)
                before.dispose();
        }
    }

    /** Gives back what is of another generation, and what was not drawn for long. UI thread. */
    synchronized void trim(long generation) {
        List<TileKey> old = new ArrayList<>();
        for (TileKey key : images.keySet())
            if (key.generation() < generation)
                old.add(key);
        for (TileKey key : images.keySet())
            if (images.size() - old.size() > MOST && key.generation() >= generation)
                old.add(key);
        old.forEach(this::drop);
    }

    synchronized int size() {
        return images.size();
    }

    private void drop(TileKey key) {
        Image image = images.remove(key);
        if (image != null)
            image.dispose();
    }

    private synchronized void clear() {
        closed = true;
        images.values().forEach(Image::dispose);
        images.clear();
    }
}
