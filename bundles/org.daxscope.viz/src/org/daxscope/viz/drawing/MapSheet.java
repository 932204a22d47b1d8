package org.daxscope.viz.drawing;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.viz.Ink;
import org.daxscope.viz.Legend;
import org.daxscope.viz.Overlay;
import org.daxscope.viz.Palette;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.Viewport;
import org.daxscope.viz.drawing.Shape.Align;
import org.daxscope.viz.drawing.Shape.Text;

/** A page map to keep: the view as it stands on the screen, under a title, above a legend of the states that occur. */
public final class MapSheet {
    private static final int MARGIN = 8;
    private static final int SAMPLE = 16;
    private static final int ENTRY_GAP = 16;
    private static final int MIN_WIDTH = 160;

    private final List<Shape> shapes = new ArrayList<>();
    private final int width;
    private int x = MARGIN;
    private int y;

    private MapSheet(int width) {
        this.width = width;
    }

    /**
     * @param title what the map shows; empty for none
     * @param subtitle scale and moment, in weaker ink; empty for none
     */
    public static Drawing of(String title, String subtitle, StateIndex index, Viewport view, List<Overlay> overlays,
            Palette palette) {
        var sheet = new MapSheet(Math.max(MIN_WIDTH, view.width() + 2 * MARGIN));
        sheet.y = MARGIN;
        sheet.heading(title, Ink.TEXT);
        sheet.heading(subtitle, Ink.LINE);
        sheet.shapes.add(new Shape.Map(MARGIN, sheet.y, index, view, overlays));
        sheet.y += view.height() + MARGIN;
        for (Legend.Entry entry : Legend.of(palette, index).present().entries())
            sheet.entry(new Paint.OfState(entry.state()), entry.label() + " " + ByteText.of(entry.bytes()));
        for (Overlay overlay : overlays)
            if (!overlay.isEmpty())
                sheet.mark(overlay);
        return new Drawing(sheet.width, sheet.y + SAMPLE + MARGIN, sheet.shapes);
    }

    private void heading(String text, Ink ink) {
        if (text.isEmpty())
            return;
        shapes.add(new Text(MARGIN, y, text, ink, Align.LEFT));
        y += Text.HEIGHT + MARGIN / 2;
    }

    private void entry(Paint paint, String label) {
        wrap(label);
        shapes.add(new Shape.Rect(x, y, SAMPLE, SAMPLE, new Paint.Solid(Ink.LINE)));
        shapes.add(new Shape.Rect(x + 1, y + 1, SAMPLE - 2, SAMPLE - 2, paint));
        label(label);
    }

    private void mark(Overlay overlay) {
        String label = overlay.kind().displayName() + " " + ByteText.of(overlay.bytes());
        wrap(label);
        shapes.add(new Shape.Mark(x, y, SAMPLE, overlay.kind()));
        label(label);
    }

    private void wrap(String label) {
        if (x > MARGIN && x + room(label) > width - MARGIN) {
            x = MARGIN;
            y += SAMPLE + MARGIN / 2;
        }
    }

    private void label(String label) {
        shapes.add(new Text(x + SAMPLE + MARGIN / 2, y + (SAMPLE - Text.HEIGHT) / 2, label, Ink.TEXT, Align.LEFT));
        x += room(label) + ENTRY_GAP;
    }

    private static int room(String label) {
        return SAMPLE + MARGIN / 2 + label.length() * Text.ADVANCE;
    }
}
