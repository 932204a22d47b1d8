package org.daxscope.ui.widgets;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.pagemap.Pictures;
import org.daxscope.viz.Palette;
import org.daxscope.viz.drawing.Drawing;
import org.daxscope.viz.drawing.Shape.Text;

/** Writes the lines of a drawing in the user's text font, as large as their room allows: sharper than letters of pixels. */
public final class Lettering {
    private static final String SAMPLE = "0123456789abcdefghij";
    /** Points. */
    private static final int SMALLEST = 5;

    private final Control control;
    private @Nullable Font font;

    /** @param control on which is written; the font goes with it */
    public Lettering(Control control) {
        this.control = control;
        control.addListener(SWT.Dispose, event -> drop());
    }

    /** Writes over what the drawing's other shapes have painted. */
    public void write(Drawing drawing, Palette palette, GC gc) {
        gc.setFont(font(gc));
        for (Text text : drawing.texts()) {
            Point extent = gc.textExtent(text.text(), SWT.DRAW_TRANSPARENT);
            int left = switch (text.align()) {
                case LEFT -> text.x();
                case CENTRE -> text.x() - extent.x / 2;
                case RIGHT -> text.x() - extent.x;
            };
            gc.setForeground(new Color(Pictures.rgb(palette.colour(text.ink()))));
            gc.drawText(text.text(), left, text.y() + (Text.HEIGHT - extent.y) / 2, SWT.DRAW_TRANSPARENT);
        }
    }

    private Font font(GC gc) {
        Font fitted = font;
        if (fitted == null)
            font = fitted = fit(gc);
        return fitted;
    }

    private Font fit(GC gc) {
        FontDescriptor text = FontDescriptor.createFrom(JFaceResources.getTextFont());
        int points = Math.max(SMALLEST, JFaceResources.getTextFont().getFontData()[0].getHeight() + 2);
        while (true) {
            Font tried = text.setHeight(points).createFont(control.getDisplay());
            gc.setFont(tried);
            Point extent = gc.textExtent(SAMPLE);
            if (points == SMALLEST || extent.x <= SAMPLE.length() * Text.ADVANCE && extent.y <= Text.HEIGHT)
                return tried;
            tried.dispose();
            points--;
        }
    }

    private void drop() {
        if (font != null)
            font.dispose();
        font = null;
    }
}
