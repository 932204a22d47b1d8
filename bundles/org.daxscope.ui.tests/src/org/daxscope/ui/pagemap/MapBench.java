package org.daxscope.ui.pagemap;

import java.util.Objects;

import org.daxscope.ui.Bench;
import org.daxscope.viz.PageState;
import org.daxscope.viz.Viewport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;

/** Drives the Page Map by mouse and keys, and looks at what it paints. */
final class MapBench {
    private final PageMapContent map;

    MapBench(PageMapContent map) {
        this.map = map;
    }

    /**
     * What was told of the cell under the pointer.
     *
     * @param bounds where on the display
     */
    record Card(Rectangle bounds, String text) {
    }

    Viewport view() {
        return Objects.requireNonNull(map.map().viewport());
    }

    private Canvas canvas() {
        return map.map().control();
    }

    void key(int keyCode, int modifiers) {
        Event event = new Event();
        event.keyCode = keyCode;
        event.stateMask = modifiers;
        canvas().notifyListeners(SWT.KeyDown, event);
    }

    void mouse(int type, int button, int modifiers, int x, int y) {
        Event event = new Event();
        event.x = x;
        event.y = y;
        event.button = button;
        event.stateMask = modifiers;
        canvas().notifyListeners(type, event);
    }

    void click(int x, int y) {
        mouse(SWT.MouseDown, 1, 0, x, y);
        mouse(SWT.MouseUp, 1, 0, x, y);
    }

    /**
     * Rests on a cell until its card is there, and hides it again. The display's own pointer, which is elsewhere, may take the
     * card away at any moment, or bring another: then the cell is gone to again.
     *
     * @param expected what the card must hold to be that of the cell
     */
    Card hover(int x, int y, String expected) {
        Card[] seen = new Card[1];
        Bench.await("the card with " + expected, () -> {
            Rectangle bounds = map.card().bounds();
            if (bounds != null && map.card().text().contains(expected))
                seen[0] = new Card(bounds, map.card().text());
            else
                mouse(SWT.MouseMove, 0, 0, x, y);
            return seen[0] != null;
        });
        map.card().hide();
        return seen[0];
    }

    /** What the canvas paints now. */
    ImageData painted() {
        Point size = canvas().getSize();
        Image image = new Image(canvas().getDisplay(), Math.max(1, size.x), Math.max(1, size.y));
        GC gc = new GC(image);
        try {
            Event event = new Event();
            event.gc = gc;
            canvas().notifyListeners(SWT.Paint, event);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /** Pixels that the canvas paints now in the colour of a state. */
    int pixels(PageState state) {
        return pixels(painted(), Pictures.rgb(map.map().palette().swatch(state).fill()));
    }

    static int pixels(ImageData data, RGB wanted) {
        int count = 0;
        for (int y = 0; y < data.height; y++)
            for (int x = 0; x < data.width; x++)
                if (data.palette.getRGB(data.getPixel(x, y)).equals(wanted))
                    count++;
        return count;
    }
}
