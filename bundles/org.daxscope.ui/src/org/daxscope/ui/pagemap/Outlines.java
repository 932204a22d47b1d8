package org.daxscope.ui.pagemap;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;

import org.daxscope.viz.ByteRange;
import org.daxscope.viz.PixelRect;
import org.daxscope.viz.Viewport;

/** Draws frames around stretches of a map: black on white, so that they show on any palette. */
final class Outlines {
    private static final int HALO = 3;

    private Outlines() {
    }

    /** @param style SWT.LINE_SOLID or SWT.LINE_DASH */
    static void draw(GC gc, Viewport view, List<ByteRange> ranges, int style) {
        for (ByteRange range : ranges)
            for (PixelRect rect : view.rectsOf(range.start(), range.end())) {
                gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_WHITE));
                frame(gc, rect, HALO, SWT.LINE_SOLID);
                gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
                frame(gc, rect, 1, style);
            }
    }

    private static void frame(GC gc, PixelRect rect, int width, int style) {
        gc.setLineWidth(width);
        gc.setLineStyle(style);
        gc.drawRectangle((int) rect.x() - 1, (int) rect.y() - 1, (int) rect.width() + 1, (int) rect.height() + 1);
    }
}
