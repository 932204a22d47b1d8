package org.daxscope.viz.drawing;

import java.util.Arrays;

import org.daxscope.viz.Hatch;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.PageMapPicture;
import org.daxscope.viz.PageState;
import org.daxscope.viz.Palette;

/** Paints drawings as pixels of a palette, to be written as PNG. Shapes are cut off at the drawing's edges. */
public final class DrawingRaster {
    /** Pixels above the letters in a line. */
    private static final int PIXEL_TOP = (Shape.Text.HEIGHT - PixelFont.HEIGHT) / 2;

    private final Drawing drawing;
    private final Palette palette;
    private final PixelFont font = new PixelFont();
    private final byte[] pixels;

    private DrawingRaster(Drawing drawing, Palette palette) {
        this.drawing = drawing;
        this.palette = palette;
        pixels = new byte[Math.multiplyExact(drawing.width(), drawing.height())];
        Arrays.fill(pixels, (byte) Palette.BACKGROUND);
    }

    public static IndexedImage paint(Drawing drawing, Palette palette) {
        var raster = new DrawingRaster(drawing, palette);
        drawing.shapes().forEach(raster::paint);
        return new IndexedImage(drawing.width(), drawing.height(), raster.pixels);
    }

    private void paint(Shape shape) {
        switch (shape) {
            case Shape.Rect rect -> {
                for (int y = rect.y(); y < rect.y() + rect.height(); y++)
                    row(y, rect.x(), rect.x() + rect.width(), rect.paint());
            }
            case Shape.Band band -> band(band);
            case Shape.Line line -> line(line);
            case Shape.Text text -> text(text);
            case Shape.Mark mark -> image(mark.x(), mark.y(), PageMapPicture.sample(mark.kind(), mark.side()));
            case Shape.Map map -> image(map.x(), map.y(),
                    PageMapPicture.paint(map.index(), map.view(), palette, map.overlays()));
        }
    }

    private void row(int y, int from, int to, Paint paint) {
        for (int x = Math.max(0, from); x < Math.min(drawing.width(), to); x++)
            set(x, y, index(paint, x, y));
    }

    private int index(Paint paint, int x, int y) {
        return switch (paint) {
            case Paint.Ground ground -> Palette.BACKGROUND;
            case Paint.Solid solid -> Palette.inkIndex(solid.ink());
            case Paint.OfState of -> index(of.state(), x, y);
        };
    }

    private int index(PageState state, int x, int y) {
        Hatch hatch = palette.swatch(state).hatch();
        return hatch.inkAt(x, y) ? Palette.inkIndex(state) : Palette.fillIndex(state);
    }

    /** A pixel belongs to the band when its middle does. */
    private void band(Shape.Band band) {
        double height = band.bottom() - band.top();
        for (int y = band.top(); y < band.bottom(); y++) {
            double down = (y + 0.5 - band.top()) / height;
            double from = band.left() + (band.bottomLeft() - band.left()) * down;
            double to = band.right() + (band.bottomRight() - band.right()) * down;
            row(y, (int) Math.ceil(from - 0.5), (int) Math.ceil(to - 0.5), band.paint());
        }
    }

    private void line(Shape.Line line) {
        int steps = Math.max(Math.abs(line.x2() - line.x1()), Math.abs(line.y2() - line.y1()));
        for (int i = 0; i <= steps; i++) {
            double way = steps == 0 ? 0 : (double) i / steps;
            set((int) Math.round(line.x1() + (line.x2() - line.x1()) * way),
                    (int) Math.round(line.y1() + (line.y2() - line.y1()) * way), Palette.inkIndex(line.ink()));
        }
    }

    private void text(Shape.Text text) {
        for (int i = 0; i < text.text().length(); i++)
            for (int y = 0; y < PixelFont.HEIGHT; y++)
                for (int x = 0; x < PixelFont.WIDTH; x++)
                    if (font.inkAt(text.text().charAt(i), x, y))
                        set(text.left() + i * Shape.Text.ADVANCE + x, text.y() + PIXEL_TOP + y,
                                Palette.inkIndex(text.ink()));
    }

    private void image(int left, int top, IndexedImage image) {
        for (int y = 0; y < image.height(); y++)
            for (int x = 0; x < image.width(); x++)
                set(left + x, top + y, image.at(x, y));
    }

    private void set(int x, int y, int index) {
        if (x >= 0 && y >= 0 && x < drawing.width() && y < drawing.height())
            pixels[y * drawing.width() + x] = (byte) index;
    }
}
