package org.daxscope.viz.drawing;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.daxscope.viz.Ink;
import org.daxscope.viz.PageState;
import org.daxscope.viz.Palette;
import org.daxscope.viz.SvgWriter;

/** Writes drawings as SVG: the same shapes that {@link DrawingRaster} paints, sharp when enlarged, text as text. */
public final class SvgDrawing {
    /** Pixels: what a fixed font of a character's width has as its size. */
    private static final int FONT_SIZE = Shape.Text.ADVANCE * 10 / 6;
    /** From the upper edge of a line to the foot of its letters, in pixels. */
    private static final int BASELINE = Shape.Text.HEIGHT - 3;

    private final Drawing drawing;
    private final Palette palette;
    private final Appendable out;
    private int maps;

    private SvgDrawing(Drawing drawing, Palette palette, Appendable out) {
        this.drawing = drawing;
        this.palette = palette;
        this.out = out;
    }

    public static void write(Drawing drawing, Palette palette, Appendable out) throws IOException {
        new SvgDrawing(drawing, palette, out).write();
    }

    private void write() throws IOException {
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                + " shape-rendering=\"crispEdges\">", drawing.width(), drawing.height(), drawing.width(),
                drawing.height());
        line("<defs>");
        for (PageState state : states())
            SvgWriter.pattern("s" + state.name(), palette.swatch(state), 0, 0, out);
        line("</defs>");
        line("<rect x=\"0\" y=\"0\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>", drawing.width(), drawing.height(),
                palette.background());
        for (Shape shape : drawing.shapes())
            write(shape);
        line("</svg>");
    }

    private Set<PageState> states() {
        Set<PageState> used = EnumSet.noneOf(PageState.class);
        for (Shape shape : drawing.shapes())
            if (shape instanceof Shape.Rect rect && rect.paint() instanceof Paint.OfState of)
                used.add(of.state());
            else
                if (shape instanceof Shape.Band band && band.paint() instanceof Paint.OfState of)
                    used.add(of.state());
        return used;
    }

    private void write(Shape shape) throws IOException {
        switch (shape) {
            case Shape.Rect rect -> line("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>", rect.x(),
                    rect.y(), rect.width(), rect.height(), fill(rect.paint()));
            case Shape.Band band -> line("<polygon points=\"%d,%d %d,%d %d,%d %d,%d\" fill=\"%s\"/>", band.left(),
                    band.top(), band.right(), band.top(), band.bottomRight(), band.bottom(), band.bottomLeft(),
                    band.bottom(), fill(band.paint()));
            case Shape.Line one -> line("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\""
                    + " stroke-linecap=\"square\"/>", one.x1() + 0.5, one.y1() + 0.5, one.x2() + 0.5, one.y2() + 0.5,
                    colour(one.ink()));
            case Shape.Text text -> text(text);
            case Shape.Mark mark -> SvgWriter.writeSample(mark.kind(), palette, mark.x(), mark.y(), mark.side(),
                    "m" + ++maps + "-", out);
            case Shape.Map map -> SvgWriter.writeNested(map.index(), map.view(), palette, map.overlays(), map.x(),
                    map.y(), "m" + ++maps + "-", out);
        }
    }

    private void text(Shape.Text text) throws IOException {
        if (!text.text().isEmpty())
            line("<text x=\"%d\" y=\"%d\" fill=\"%s\" font-family=\"monospace\" font-size=\"%d\" textLength=\"%d\""
                    + " xml:space=\"preserve\">%s</text>", text.left(), text.y() + BASELINE, colour(text.ink()),
                    FONT_SIZE, text.width(), escaped(text.text()));
    }

    private String fill(Paint paint) {
        return switch (paint) {
            case Paint.Ground ground -> String.format(Locale.ROOT, "#%06x", palette.background());
            case Paint.Solid solid -> colour(solid.ink());
            case Paint.OfState of -> "url(#s" + of.state().name() + ")";
        };
    }

    private String colour(Ink ink) {
        return String.format(Locale.ROOT, "#%06x", palette.colour(ink));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replaceAll("\\p{Cntrl}", "?");
    }

    private void line(String format, Object... arguments) throws IOException {
        out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
