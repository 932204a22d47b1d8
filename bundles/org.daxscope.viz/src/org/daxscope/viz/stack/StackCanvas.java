package org.daxscope.viz.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.machine.place.Span;
import org.daxscope.machine.stack.Layer;
import org.daxscope.machine.stack.Segment;
import org.daxscope.machine.stack.StackPath;
import org.daxscope.viz.Ink;
import org.daxscope.viz.drawing.Drawing;
import org.daxscope.viz.drawing.Paint;
import org.daxscope.viz.drawing.Shape;
import org.daxscope.viz.stack.StackHit.Part;

/** What is painted of a stack so far, and where something in it can be chosen. */
final class StackCanvas {
    private final StackPath path;
    private final StackLayout layout;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Spot> spots = new ArrayList<>();

    /** Where something is that can be clicked. */
    private record Spot(int x, int y, int width, int height, StackHit hit) {
        boolean holds(int px, int py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }
    }

    StackCanvas(StackPath path, StackLayout layout) {
        this.path = path;
        this.layout = layout;
    }

    void paint(Shape shape) {
        shapes.add(shape);
    }

    /** Says what can be chosen in a rectangle; what is named later lies over what was named before. */
    void spot(int x, int y, int width, int height, StackHit hit) {
        spots.add(new Spot(x, y, width, height, hit));
    }

    Drawing drawing() {
        return new Drawing(layout.width(), layout.height(), shapes);
    }

    Optional<StackHit> hit(int x, int y) {
        for (int i = spots.size() - 1; i >= 0; i--)
            if (spots.get(i).holds(x, y))
                return Optional.of(spots.get(i).hit());
        return Optional.empty();
    }

    List<StackHit> hits() {
        return spots.stream().map(Spot::hit).toList();
    }

    Optional<Shape.Rect> outline(StackHit hit) {
        return spots.stream().filter(spot -> spot.hit().equals(hit)).findFirst()
                .map(spot -> new Shape.Rect(spot.x(), spot.y(), spot.width(), spot.height(),
                        new Paint.Solid(Ink.SELECTION)));
    }

    /** A mark under the bar, for what of [start, end) lies in the layer's segments. */
    void below(int layer, Part part, long start, long end, Ink ink, String text) {
        Layer here = path.layers().get(layer);
        Shape.Rect bar = layout.bar(layer);
        for (Segment segment : here.segments()) {
            long from = Math.max(start, segment.span().start());
            long to = Math.min(end, segment.span().end());
            if (from >= to)
                continue;
            int left = layout.left(layer, from);
            int width = Math.max(2, layout.right(layer, to) - left);
            int y = bar.y() + bar.height() + 1;
            paint(new Shape.Rect(left, y, width, StackLayout.RECORD - 1, new Paint.Solid(ink)));
            spot(left, y, width, StackLayout.RECORD + 1, new StackHit(part, layer,
                    new Span(here.kind().space(), here.name(), start, end), text));
        }
    }

    /** A line over the bar, for what of [start, end) lies in the layer's segments. */
    void over(int layer, long start, long end, int thick, Ink ink) {
        Shape.Rect bar = layout.bar(layer);
        for (Segment segment : path.layers().get(layer).segments()) {
            long from = Math.max(start, segment.span().start());
            long to = Math.min(end, segment.span().end());
            if (from < to) {
                int left = layout.left(layer, from);
                paint(new Shape.Rect(left, bar.y() + 1, layout.right(layer, to) - left, thick,
                        new Paint.Solid(ink)));
            }
        }
    }
}
