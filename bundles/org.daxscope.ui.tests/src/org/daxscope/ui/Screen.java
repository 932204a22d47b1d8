package org.daxscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.Palette;
import org.daxscope.viz.drawing.Drawing;
import org.daxscope.viz.drawing.Shape.Text;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;

/** What a canvas paints, held against the drawing that it shows. */
public final class Screen {
    private final ImageData data;

    private Screen(ImageData data) {
        this.data = data;
    }

    /** As large as a drawing. */
    public static Screen of(Canvas canvas, Drawing drawing) {
        Image image = new Image(canvas.getDisplay(), drawing.width(), drawing.height());
        GC gc = new GC(image);
        Event paint = new Event();
        paint.gc = gc;
        canvas.notifyListeners(SWT.Paint, paint);
        gc.dispose();
        ImageData data = image.getImageData(100);
        image.dispose();
        return new Screen(data);
    }

    /**
     * Pixel by pixel the shapes, and in the room of each text something written.
     *
     * @param shapes the drawing without its texts
     */
    public void shows(Drawing drawing, IndexedImage shapes, Palette palette) {
        int[] colours = palette.colours();
        boolean[] room = new boolean[drawing.width() * drawing.height()];
        for (Text text : drawing.texts()) {
            int written = 0;
            for (int y = Math.max(0, text.y()); y < Math.min(drawing.height(), text.y() + Text.HEIGHT); y++)
                for (int x = Math.max(0, text.left()); x < Math.min(drawing.width(), text.left() + text.width()); x++) {
                    room[y * drawing.width() + x] = true;
                    if (colour(x, y) != colours[shapes.at(x, y) & 0xff])
                        written++;
                }
            if (!text.text().isBlank())
                assertThat(written).as("pixels of '%s'", text.text()).isPositive();
        }
        for (int y = 0; y < drawing.height(); y++)
            for (int x = 0; x < drawing.width(); x++)
                if (!room[y * drawing.width() + x] && colour(x, y) != colours[shapes.at(x, y) & 0xff])
                    throw new AssertionError("pixel %d, %d is 0x%06x where the picture has 0x%06x"
                            .formatted(x, y, colour(x, y), colours[shapes.at(x, y) & 0xff]));
    }

    private int colour(int x, int y) {
        RGB rgb = data.palette.getRGB(data.getPixel(x, y));
        return rgb.red << 16 | rgb.green << 8 | rgb.blue;
    }
}
