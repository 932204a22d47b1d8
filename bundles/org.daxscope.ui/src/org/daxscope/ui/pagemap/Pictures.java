package org.daxscope.ui.pagemap;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.Palette;

/** Hands pictures of indexed pixels to the toolkit. */
public final class Pictures {
    private static final int DEPTH = 8;

    private Pictures() {
    }

    public static ImageData data(IndexedImage image, Palette palette) {
        return new ImageData(image.width(), image.height(), DEPTH, colours(palette), 1, image.pixels());
    }

    public static RGB rgb(int colour) {
        return new RGB(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
    }

    private static PaletteData colours(Palette palette) {
        int[] colours = palette.colours();
        RGB[] rgbs = new RGB[colours.length];
        for (int i = 0; i < colours.length; i++)
            rgbs[i] = rgb(colours[i]);
        return new PaletteData(rgbs);
    }
}
