package org.daxscope.viz;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.daxscope.viz.RectMerger.Rect;

/**
 * Writes the page map as SVG: the same picture as {@link PageMapPicture} paints, pixel for pixel at scale 1, but equal
 * cells are joined into rectangles and hatches are patterns, so that it stays sharp when enlarged.
 */
public final class SvgWriter {
    private final Viewport view;
    private final Palette palette;
    private final Appendable out;
    private final int side;
    /** Pixels of the first cells that lie beyond the view's left and top edges. */
    private final int hiddenX;
    private final int hiddenY;
    private final RectMerger states = new RectMerger();
    private final RectMerger cells = new RectMerger();
    private final StringBuilder boundaries = new StringBuilder();

    private final SvgMarks marks;
    /** What names of patterns begin with, so that those of two maps in one drawing differ. */
    private final String prefix;

    private SvgWriter(Viewport view, Palette palette, String prefix, Appendable out) {
        this.view = view;
        this.palette = palette;
        this.prefix = prefix;
        this.out = out;
        marks = new SvgMarks(view.left(), view.top(), view.width(), view.height(), palette, prefix);
        side = view.layout().cellPixels();
        hiddenX = (int) (view.left() % side);
        hiddenY = (int) (view.top() % side);
    }

    public static void write(StateIndex index, Viewport view, Palette palette, Appendable out) throws IOException {
        write(index, view, palette, List.of(), out);
    }

    /** @param overlays lowest first */
    public static void write(StateIndex index, Viewport view, Palette palette, List<Overlay> overlays, Appendable out)
            throws IOException {
        new SvgWriter(view, palette, "", out).write(index, overlays, "xmlns=\"http://www.w3.org/2000/svg\"");
    }

    /**
     * Writes a map as a part of a larger drawing.
     *
     * @param x where its left edge lies
     * @param y where its top edge lies
     * @param prefix what names in it begin with, different for each map of a drawing
     */
    public static void writeNested(StateIndex index, Viewport view, Palette palette, List<Overlay> overlays, int x,
            int y,
            String prefix, Appendable out) throws IOException {
        new SvgWriter(view, palette, prefix, out).write(index, overlays, text("x=\"%d\" y=\"%d\"", x, y));
    }

    /** Writes one cell as an overlay marks it, as a part of a larger drawing. */
    public static void writeSample(Overlay.Kind kind, Palette palette, int x, int y, int side, String prefix,
            Appendable out) throws IOException {
        var marks = new SvgMarks(0, 0, side, side, palette, prefix);
        new OverlayPainter(side, marks).paint(kind, (dx, dy) -> false, 0, 0);
        String shapes = marks.shapes();
        out.append(text("<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\">\n<defs>\n", x, y, side, side));
        out.append(marks.patterns()).append("</defs>\n");
        out.append(text("<rect x=\"0\" y=\"0\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n", side, side,
                palette.background()));
        out.append(shapes).append("</svg>\n");
    }

    private void write(StateIndex index, List<Overlay> overlays, String attributes) throws IOException {
        collect(index, overlays);
        List<Rect> rects = states.finish();
        line("<svg %s width=\"%d\" height=\"%d\" shape-rendering=\"crispEdges\">", attributes, view.width(),
                view.height());
        line("<defs>");
        Set<PageState> used = EnumSet.noneOf(PageState.class);
        rects.forEach(rect -> used.add(PageState.ALL.get(rect.key())));
        for (PageState state : used)
            pattern(state);
        if (side >= PageMapPicture.MIN_GRID_PIXELS)
            gridPattern();
        out.append(marks.patterns());
        line("</defs>");
        line("<rect x=\"0\" y=\"0\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>", view.width(), view.height(),
                palette.background());
        for (Rect rect : rects)
            rect(rect, PageState.ALL.get(rect.key()).name());
        if (side >= PageMapPicture.MIN_GRID_PIXELS)
            for (Rect rect : cells.finish())
                rect(rect, "grid");
        if (!boundaries.isEmpty())
            line("<path fill=\"#%06x\" d=\"%s\"/>", palette.boundary(), boundaries);
        out.append(marks.shapes());
        line("</svg>");
    }

    private void collect(StateIndex index, List<Overlay> overlays) {
        int columns = Math.ceilDiv(hiddenX + view.width(), side);
        int rows = Math.ceilDiv(hiddenY + view.height(), side);
        var row = new CellRow(index, view.layout(), view.left() / side, columns);
        List<OverlayRow> marked = overlays.stream()
                .map(overlay -> new OverlayRow(overlay, view.layout(), view.left() / side, columns)).toList();
        var painter = new OverlayPainter(side, marks);
        var keys = new byte[columns];
        var filled = new byte[columns];
        for (int i = 0; i < rows; i++) {
            row.moveTo(view.top() / side + i);
            for (int column = 0; column < columns; column++) {
                keys[column] = row.state(column);
                filled[column] = keys[column] == CellRow.NONE ? CellRow.NONE : 0;
                boundary(row, column, i);
            }
            states.add(keys);
            cells.add(filled);
            for (OverlayRow overlay : marked) {
                overlay.moveTo(view.top() / side + i);
                painter.paint(overlay, row, view.left() - hiddenX, view.top() - hiddenY + (long) i * side);
            }
        }
    }

    private void boundary(CellRow row, int column, int line) {
        int left = x(column);
        int top = y(line);
        if (row.boundaryAbove(column) && (line > 0 || hiddenY == 0))
            boundaries.append(text("M%d %dh%dv1h%dz", left, top, x(column + 1) - left, left - x(column + 1)));
        if (row.boundaryOnLeft(column) && (column > 0 || hiddenX == 0))
            boundaries.append(text("M%d %dh1v%dh-1z", left, top, y(line + 1) - top));
    }

    private void pattern(PageState state) throws IOException {
        Swatch swatch = palette.swatch(state);
        boolean hatched = side >= Hatch.MIN_CELL_PIXELS;
        pattern(prefix + state.name(), hatched ? swatch : new Swatch(swatch.fill(), swatch.ink(), Hatch.NONE),
                -(view.left() & 3), -(view.top() & 3), out);
    }

    /** Writes the definition of a colour with its hatch, whose pattern begins at a place. */
    public static void pattern(String id, Swatch swatch, long x, long y, Appendable out) throws IOException {
        out.append(text("<pattern id=\"%s\" x=\"%d\" y=\"%d\" width=\"4\" height=\"4\""
                + " patternUnits=\"userSpaceOnUse\">\n", id, x, y));
        out.append(text("<rect width=\"4\" height=\"4\" fill=\"#%06x\"/>\n", swatch.fill()));
        if (swatch.hatch() != Hatch.NONE)
            out.append(text("<path fill=\"#%06x\" d=\"%s\"/>\n", swatch.ink(), dots(swatch.hatch())));
        out.append("</pattern>\n");
    }

    private static String dots(Hatch hatch) {
        var path = new StringBuilder();
        for (int y = 0; y < Hatch.PERIOD; y++)
            for (int x = 0; x < Hatch.PERIOD; x++)
                if (hatch.inkAt(x, y))
                    path.append(text("M%d %dh1v1h-1z", x, y));
        return path.toString();
    }

    private void gridPattern() throws IOException {
        line("<pattern id=\"%sgrid\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" patternUnits=\"userSpaceOnUse\">",
                prefix, -hiddenX, -hiddenY, side, side);
        line("<path fill=\"#%06x\" d=\"M0 0h%dv1h-%dz M0 0h1v%dh-1z\"/>", palette.grid(), side, side, side);
        line("</pattern>");
    }

    private void rect(Rect rect, String fill) throws IOException {
        line("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"url(#%s%s)\"/>", x(rect.left()), y(rect.top()),
                x(rect.right()) - x(rect.left()), y(rect.bottom()) - y(rect.top()), prefix, fill);
    }

    private int x(int column) {
        return Math.clamp(column * side - hiddenX, 0, view.width());
    }

    private int y(int row) {
        return Math.clamp(row * side - hiddenY, 0, view.height());
    }

    private void line(String format, Object... arguments) throws IOException {
        out.append(text(format, arguments)).append('\n');
    }

    /** Digits as SVG wants them, whatever the reader's language. */
    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
