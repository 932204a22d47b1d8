package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;

import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.Ink;
import org.daxscope.viz.MapLayout;
import org.daxscope.viz.Overlay;
import org.daxscope.viz.Palette;
import org.daxscope.viz.Viewport;

/** Draws a line around stretches of a map: ink on a halo, so that it shows on any ground. */
final class Outlines {
    private static final int HALO = 4;
    private static final int LINE = 2;

    private final Viewport view;
    private final Overlay marked;
    private final List<int[]> lines = new ArrayList<>();

    private Outlines(Viewport view, List<ByteRange> ranges) {
        this.view = view;
        marked = Overlay.of(Overlay.Kind.SELECTION, ranges);
    }

    /** @param style SWT.LINE_SOLID or SWT.LINE_DASH */
    static void draw(GC gc, Viewport view, List<ByteRange> ranges, Palette palette, int style) {
        if (ranges.isEmpty())
            return;
        Outlines outlines = new Outlines(view, ranges);
        outlines.collect();
        gc.setForeground(new Color(Pictures.rgb(palette.colour(Ink.SELECTION_HALO))));
        outlines.stroke(gc, HALO, SWT.LINE_SOLID);
        gc.setForeground(new Color(Pictures.rgb(palette.colour(Ink.SELECTION))));
        outlines.stroke(gc, LINE, style);
    }

    private void stroke(GC gc, int width, int style) {
        gc.setLineWidth(width);
        gc.setLineStyle(style);
        for (int[] line : lines)
            gc.drawLine(line[0], line[1], line[2], line[3]);
    }

    private void collect() {
        MapLayout layout = view.layout();
        int side = layout.cellPixels();
        long left = view.left() / side;
        long right = Math.min(layout.curve().columns(), Math.ceilDiv(view.left() + view.width(), (long) side));
        long top = view.top() / side;
        long bottom = Math.min(layout.curve().rows(layout.cells()),
                Math.ceilDiv(view.top() + view.height(), (long) side));
        int columns = (int) Math.max(0, right - left);
        boolean[] above = row(top - 1, left, columns);
        for (long row = top; row <= bottom; row++) {
            boolean[] here = row(row, left, columns);
            edges(above, here, (int) (left * side - view.left()), (int) (row * side - view.top()), side);
            above = here;
        }
    }

    /** Which cells of a row are marked, with one more on each side. */
    private boolean[] row(long row, long left, int columns) {
        boolean[] cells = new boolean[columns + 2];
        MapLayout layout = view.layout();
        AddressCurve curve = layout.curve();
        if (row < 0 || row >= curve.rows(layout.cells()))
            return cells;
        for (int i = 0; i < cells.length; i++) {
            long column = left + i - 1;
            long cell = column < 0 || column >= curve.columns() ? -1 : curve.cell(column, row);
            cells[i] = cell >= 0 && cell < layout.cells()
                    && marked.touches(layout.firstByte(cell), layout.endByte(cell));
        }
        return cells;
    }

    private void edges(boolean[] above, boolean[] here, int x, int y, int side) {
        int from = -1;
        for (int i = 1; i < here.length; i++) {
            boolean edge = i < here.length - 1 && above[i] != here[i];
            int at = x + (i - 1) * side;
            if (edge && from < 0)
                from = at;
            if (!edge && from >= 0) {
                lines.add(new int[] {from, y, at, y});
                from = -1;
            }
            if (here[i - 1] != here[i])
                lines.add(new int[] {at, y, at, y + side});
        }
    }
}
