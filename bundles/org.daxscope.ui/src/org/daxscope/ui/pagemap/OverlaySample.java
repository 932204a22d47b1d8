package org.daxscope.ui.pagemap;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;

import org.daxscope.viz.Overlay;
import org.daxscope.viz.Palette;

/** How an overlay marks a cell, for the legend. */
final class OverlaySample {
    private OverlaySample() {
    }

    static Image of(Display display, Overlay.Kind kind, Palette palette, int size) {
        Image image = new Image(display, size, size);
        GC gc = new GC(image);
        gc.setBackground(new Color(Pictures.rgb(palette.background())));
        gc.fillRectangle(0, 0, size, size);
        Color ink = new Color(Pictures.rgb(palette.colour(kind.ink())));
        gc.setForeground(ink);
        gc.setBackground(ink);
        switch (kind.style()) {
            case OUTLINE, DASHES -> {
                gc.setLineWidth(2);
                gc.setLineStyle(kind.style() == Overlay.Style.DASHES ? SWT.LINE_DASH : SWT.LINE_SOLID);
                gc.drawRectangle(2, 2, size - 4, size - 4);
            }
            case TINT -> {
                for (int x = -size; x < size; x += size / 4)
                    gc.drawLine(x, size, x + size, 0);
            }
            case CORNER -> gc.fillPolygon(new int[] {0, 0, size / 2, 0, 0, size / 2});
            case DOT -> gc.fillRectangle(1, 1, size / 3, size / 3);
        }
        gc.dispose();
        return image;
    }
}
