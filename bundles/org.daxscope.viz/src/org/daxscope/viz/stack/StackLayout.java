package org.daxscope.viz.stack;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.machine.stack.Layer;
import org.daxscope.machine.stack.StackPath;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.Ink;
import org.daxscope.viz.drawing.BarScale;
import org.daxscope.viz.drawing.Paint;
import org.daxscope.viz.drawing.Shape;
import org.daxscope.viz.drawing.Shape.Text;

/** Where everything stands: labels at the left, bars in the middle, words at the right. Pixels. */
final class StackLayout {
    static final int MARGIN = 8;
    /** Room for names and units at the left. */
    static final int LABEL = 154;
    /** Room for an address above a bar. */
    static final int TEXT = Text.HEIGHT + 1;
    static final int BAR = 12;
    /** Room for records below a bar. */
    static final int RECORD = 5;
    /** From one row to the next. */
    static final int PITCH = TEXT + BAR + RECORD + 10;
    /** More room above a row in which a layer fans out. */
    private static final int FAN = 26;
    /** Lines of words beside a row. */
    static final int LINES = 3;
    static final int ARROW = 13;
    /** Narrower media lines are not told apart. */
    static final int LEAST_CELL = 4;
    private static final int BETWEEN = 14;
    private static final int LEAST_BAR = 160;
    private static final int MOST_BESIDE = 420;
    private static final int LEAST_BESIDE = 120;

    private final int width;
    private final int beside;
    private final StackPath path;
    private final int[] tops;
    private final List<Shape.Rect> bars = new ArrayList<>();
    private final List<BarScale> scales = new ArrayList<>();

    StackLayout(StackPath path, int wanted) {
        this.path = path;
        this.width = Math.max(LABEL + LEAST_BAR + 2 * MARGIN, wanted);
        int room = width - LABEL - 2 * MARGIN;
        int words = Math.min(MOST_BESIDE, room * 45 / 100);
        this.beside = words < LEAST_BESIDE ? 0 : words;
        this.tops = tops(path);
        for (Layer layer : path.layers())
            place(layer);
    }

    private void place(Layer layer) {
        List<Layer> row = path.row(layer.row());
        int left = LABEL + MARGIN;
        int room = width - left - MARGIN - (beside > 0 ? beside + MARGIN : 0) - (row.size() - 1) * BETWEEN;
        long all = Math.max(1, row.stream().mapToLong(Layer::bytes).sum());
        long before = 0;
        for (Layer other : row.subList(0, row.indexOf(layer)))
            before += other.bytes();
        int from = left + (int) (room * before / all) + row.indexOf(layer) * BETWEEN;
        int wide = Math.max(BETWEEN, (int) (room * layer.bytes() / all));
        bars.add(new Shape.Rect(from, top(layer.row()) + TEXT, wide, BAR, new Paint.Solid(Ink.LINE)));
        scales.add(new BarScale(layer.segments().stream()
                .map(segment -> new ByteRange(segment.span().start(), segment.span().end())).toList(), from, wide));
    }

    int width() {
        return width;
    }

    int height() {
        return tops[tops.length - 1] + MARGIN;
    }

    int top(int row) {
        return tops[row];
    }

    /** Where bands cross on their way to several layers they get more room. */
    private static int[] tops(StackPath path) {
        int[] tops = new int[Math.max(1, path.rows()) + 1];
        tops[0] = MARGIN;
        for (int row = 1; row < tops.length; row++) {
            boolean fans = row < path.rows() && path.row(row).size() > path.row(row - 1).size();
            tops[row] = tops[row - 1] + PITCH + (fans ? FAN : 0);
        }
        return tops;
    }

    /** Pixels for words at the right, 0 when there is no room. */
    int beside() {
        return beside;
    }

    int besideX() {
        return width - MARGIN - beside;
    }

    Shape.Rect bar(int layer) {
        return bars.get(layer);
    }

    BarScale scale(int layer) {
        return scales.get(layer);
    }

    /** Whether other layers stand in the same row. */
    boolean isShared(int layer) {
        return path.row(path.layers().get(layer).row()).size() > 1;
    }

    List<Integer> layers(int row) {
        List<Integer> layers = new ArrayList<>();
        for (int i = 0; i < path.layers().size(); i++)
            if (path.layers().get(i).row() == row)
                layers.add(i);
        return layers;
    }

    /** The first column of what begins at a byte. */
    int left(int layer, long start) {
        return scales.get(layer).x(start);
    }

    /** One past the last column of what ends before a byte. */
    int right(int layer, long end) {
        return scales.get(layer).end(end);
    }
}
