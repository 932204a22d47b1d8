package org.daxscope.viz.stack;

import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.stack.Act;
import org.daxscope.machine.stack.Layer;
import org.daxscope.machine.stack.LayerKind;
import org.daxscope.machine.stack.Link;
import org.daxscope.machine.stack.Segment;
import org.daxscope.machine.stack.StackPath;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.Ink;
import org.daxscope.viz.PageState;
import org.daxscope.viz.drawing.Drawing;
import org.daxscope.viz.drawing.Paint;
import org.daxscope.viz.drawing.Shape;
import org.daxscope.viz.drawing.Shape.Align;
import org.daxscope.viz.drawing.Shape.Text;
import org.daxscope.viz.stack.StackHit.Part;
import org.jspecify.annotations.Nullable;

/**
 * The way of a range as layers under one another, each a bar of the bytes that the range has there, coloured by the worst state of
 * the media below; bands join the same bytes, so that chunks are seen to fan out to the legs of a stripe. Below the bars stand
 * records and page-table entries at their places; at the right, what each layer takes, does, and refuses.
 */
public final class StackPicture {
    private final StackLayout layout;
    private final StackPath path;
    private final @Nullable LayerKind acting;
    private final StackStates states;
    private final StackCanvas canvas;
    private final StackRecords records;
    private final StackCalls calls;

    private StackPicture(StackPath path, MachineImage image, List<Act> acts,
            @Nullable LayerKind acting, int width) {
        this.path = path;
        this.acting = acting;
        this.layout = new StackLayout(path, width);
        this.states = new StackStates(path, image);
        this.canvas = new StackCanvas(path, layout);
        this.records = new StackRecords(canvas, image);
        this.calls = new StackCalls(canvas, layout, path, List.copyOf(acts), acting);
        bands();
        for (int layer = 0; layer < path.layers().size(); layer++)
            layer(layer);
        for (int row = 0; row < path.rows(); row++)
            row(row);
    }

    /**
     * @param acts what the layers do, or did last, at the moment of the image; none for the path alone
     * @param acting which layer acts at that very moment; null for none
     * @param width pixels
     */
    public static StackPicture of(StackPath path, MachineImage image, List<Act> acts,
            @Nullable LayerKind acting, int width) {
        return new StackPicture(path, image, acts, acting, width);
    }

    public Drawing drawing() {
        return canvas.drawing();
    }

    /** What lies under a pixel: of several things the smallest. */
    public Optional<StackHit> hit(int x, int y) {
        return canvas.hit(x, y);
    }

    /** Everything that can be chosen, row by row and from left to right: the way of the arrow keys. */
    public List<StackHit> hits() {
        return canvas.hits();
    }

    /** Where something is, to outline it; empty for what is not in the picture. */
    public Optional<Shape.Rect> outline(StackHit hit) {
        return canvas.outline(hit);
    }

    /** Where a layer's bar stands, for tests of the pixels: its first and last column, and a line in its middle. */
    public Shape.Rect bar(int layer) {
        return layout.bar(layer);
    }

    /** The column of a byte of a layer. */
    public int column(int layer, long position) {
        return layout.scale(layer).x(position);
    }

    // -- What joins the layers ----------------------------------------------------------------------------------------

    private void bands() {
        int number = 0;
        for (Link link : path.links()) {
            Shape.Rect upper = layout.bar(link.upper());
            Shape.Rect lower = layout.bar(link.lower());
            Paint paint = new Paint.Solid(number++ % 2 == 0 ? Ink.BAND_ALTERNATE : Ink.BAND);
            canvas.paint(new Shape.Band(layout.left(link.upper(), link.upperStart()),
                    layout.right(link.upper(), link.upperStart() + link.length()), upper.y() + upper.height(),
                    layout.left(link.lower(), link.lowerStart()),
                    layout.right(link.lower(), link.lowerStart() + link.length()), lower.y(), paint));
        }
    }

    // -- Bars ---------------------------------------------------------------------------------------------------------

    private void layer(int layer) {
        Layer here = path.layers().get(layer);
        paintBar(layer);
        for (Segment segment : here.segments())
            segment(layer, here, segment);
        records.paint(layer, here);
        if (here.kind() == LayerKind.LINES)
            grid(layer, here);
        calls.reaches(layer);
    }

    private void paintBar(int layer) {
        Shape.Rect bar = layout.bar(layer);
        var scale = layout.scale(layer);
        for (int piece = 0; piece < scale.pieces().size(); piece++) {
            int from = scale.startOf(piece);
            int end = Math.max(from + 1, scale.endOf(piece));
            for (int x = from; x < end;) {
                PageState state = state(layer, scale.bytes(piece, x));
                int to = x + 1;
                while (to < end && state(layer, scale.bytes(piece, to)) == state)
                    to++;
                canvas.paint(new Shape.Rect(x, bar.y(), to - x, bar.height(), new Paint.OfState(state)));
                x = to;
            }
            canvas.paint(new Shape.Line(from, bar.y() - 1, end - 1, bar.y() - 1, Ink.LINE));
            canvas.paint(new Shape.Line(from, bar.y() + bar.height(), end - 1, bar.y() + bar.height(), Ink.LINE));
        }
    }

    private PageState state(int layer, ByteRange bytes) {
        return states.worst(layer, bytes.start(), bytes.end());
    }

    private void segment(int layer, Layer here, Segment segment) {
        Shape.Rect bar = layout.bar(layer);
        Span span = segment.span();
        int left = layout.left(layer, span.start());
        int right = layout.right(layer, span.end());
        canvas.paint(new Shape.Line(left, bar.y() - 1, left, bar.y() + bar.height(), Ink.TEXT));
        canvas.paint(new Shape.Line(right - 1, bar.y() - 1, right - 1, bar.y() + bar.height(), Ink.TEXT));
        // Of several layers in a row each says its name, once.
        boolean first = segment.equals(here.segments().getFirst());
        String many = layout.isShared(layer) && first ? here.name() + " " : "";
        int room = (right - left - 2) / Text.ADVANCE;
        String text = many + StackWords.address(here, span, room - many.length());
        if (!text.isEmpty())
            canvas.paint(new Text(left, bar.y() - StackLayout.TEXT, text.stripTrailing(), Ink.TEXT, Align.LEFT));
        String words =
                StackWords.name(here) + "\n" + StackWords.address(here, span) + " (" + bytes(span.length()) + ")\n"
                        + StackWords.base(here);
        String content = StackWords.content(segment.content());
        canvas.spot(left, bar.y() - StackLayout.TEXT, right - left, bar.height() + StackLayout.TEXT,
                new StackHit(Part.SEGMENT, layer, span, (content.isEmpty() ? words : words + "\n" + content)
                        + "\n" + state(layer, new ByteRange(span.start(), span.end())).displayName()));
    }

    private static String bytes(long count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    /** Lines between the 256-byte lines, as far as they can be told apart. */
    private void grid(int layer, Layer here) {
        Shape.Rect bar = layout.bar(layer);
        for (Segment segment : here.segments()) {
            long lines = segment.span().length() / Units.LINE;
            int wide = layout.right(layer, segment.span().end()) - layout.left(layer, segment.span().start());
            if (lines == 0 || wide / lines < StackLayout.LEAST_CELL)
                continue;
            for (long line = segment.span().start(); line < segment.span().end(); line += Units.LINE) {
                int x = layout.left(layer, line);
                canvas.paint(new Shape.Line(x, bar.y(), x, bar.y() + bar.height() - 1, Ink.LINE));
                Span span = new Span(segment.span().space(), segment.span().name(), line, line + Units.LINE);
                canvas.spot(x, bar.y(), layout.right(layer, line + Units.LINE) - x, bar.height(),
                        new StackHit(Part.SEGMENT, layer, span, "media line of 256 bytes\n"
                                + StackWords.address(here, span) + "\n"
                                + state(layer, new ByteRange(line, line + Units.LINE)).displayName()));
            }
        }
    }

    // -- What stands beside the bars ------------------------------------------------------------------------------------

    private void row(int row) {
        List<Integer> layers = layout.layers(row);
        Layer first = path.layers().get(layers.getFirst());
        int top = layout.top(row);
        boolean acts = layers.stream().anyMatch(layer -> path.layers().get(layer).kind() == acting);
        if (acts)
            canvas.paint(new Shape.Rect(1, top, 3, StackLayout.PITCH - 4, new Paint.Solid(Ink.SELECTION)));
        String name = layers.size() == 1 ? StackWords.name(first) : StackWords.several(first.kind(), layers.size());
        canvas.paint(
                new Text(StackLayout.MARGIN, top, StackWords.cut(name, StackLayout.LABEL / Text.ADVANCE), Ink.TEXT,
                        Align.LEFT));
        canvas.paint(new Text(StackLayout.MARGIN, top + Text.HEIGHT + 1,
                StackWords.cut(StackWords.unit(first), StackLayout.LABEL / Text.ADVANCE), Ink.LINE, Align.LEFT));
        for (int layer : layers)
            canvas.spot(0, top, StackLayout.LABEL, StackLayout.PITCH - 2, new StackHit(Part.LAYER, layer,
                    path.layers().get(layer).whole(), StackWords.name(path.layers().get(layer)) + "\n"
                            + StackWords.base(path.layers().get(layer))));
        if (layout.beside() > 0)
            calls.beside(layers, top);
    }
}
