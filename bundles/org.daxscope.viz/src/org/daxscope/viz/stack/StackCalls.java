package org.daxscope.viz.stack;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.journal.Touch;
import org.daxscope.machine.stack.Act;
import org.daxscope.machine.stack.Clip;
import org.daxscope.machine.stack.Layer;
import org.daxscope.machine.stack.LayerKind;
import org.daxscope.machine.stack.StackPath;
import org.daxscope.viz.Ink;
import org.daxscope.viz.drawing.Paint;
import org.daxscope.viz.drawing.Shape;
import org.daxscope.viz.drawing.Shape.Align;
import org.daxscope.viz.drawing.Shape.Text;
import org.daxscope.viz.stack.StackHit.Part;
import org.jspecify.annotations.Nullable;

/** What layers are asked, do and refuse: a line over the bar for how far a call reaches, and words at the right. */
final class StackCalls {
    private final StackCanvas canvas;
    private final StackLayout layout;
    private final StackPath path;
    private final List<Act> acts;
    private final @Nullable LayerKind acting;

    StackCalls(StackCanvas canvas, StackLayout layout, StackPath path, List<Act> acts, @Nullable LayerKind acting) {
        this.canvas = canvas;
        this.layout = layout;
        this.path = path;
        this.acts = acts;
        this.acting = acting;
    }

    /** Paints how far the calls of a layer reach. */
    void reaches(int layer) {
        for (Act act : acts)
            if (actor(act) == layer)
                reach(layer, act);
    }

    /** Which layer an act is of, -1 when the path does not pass it. */
    private int actor(Act act) {
        return switch (act.kind()) {
            case BLOCKS, PHYSICAL, LINES -> first(act.kind());
            case REGION -> {
                for (int i = 0; i < path.layers().size(); i++)
                    if (path.layers().get(i).kind() == LayerKind.REGION
                            && path.layers().get(i).note().equals(act.subject()))
                        yield i;
                yield -1;
            }
            default -> path.find(act.kind(), act.subject());
        };
    }

    private int first(LayerKind kind) {
        for (int i = 0; i < path.layers().size(); i++)
            if (path.layers().get(i).kind() == kind)
                return i;
        return -1;
    }

    /** How far a call reaches, as a line over the bar; what was given of it is thick. */
    private void reach(int layer, Act act) {
        if (act.phase() == Act.Phase.NONE)
            return;
        for (Touch touch : act.asked())
            if (counts(path.layers().get(layer), touch)) {
                canvas.over(layer, touch.start(), touch.end(), 1, Ink.CHANGED);
                if (act.given() > 0)
                    canvas.over(layer, touch.start(), Math.min(touch.end(), touch.start() + act.given()), 3,
                            Ink.SELECTION);
            }
    }

    private static boolean counts(Layer layer, Touch touch) {
        return switch (layer.kind()) {
            case DM, DISK, WINDOW -> touch.space() == Touch.Space.DISK;
            case FILE -> touch.space() == Touch.Space.FILE;
            case REGION -> touch.space() == Touch.Space.REGION;
            case PHYSICAL, LINES -> touch.space() == Touch.Space.PHYSICAL;
            case MAPPING -> touch.space() == Touch.Space.VIRTUAL;
            default -> false;
        };
    }

    /** Up to three lines: what the layer takes, what it does, and what it says to that. */
    void beside(List<Integer> layers, int top) {
        List<Line> lines = lines(layers);
        int x = layout.besideX();
        int room = (layout.beside() - StackLayout.ARROW) / Text.ADVANCE;
        List<Line> written = new ArrayList<>();
        for (Line line : lines)
            for (String part : wrapped(line.text(), room))
                written.add(new Line(line.layer(), line.text().startsWith(part) ? line.mark() : Mark.NONE, part,
                        line.strong()));
        for (int at = 0; at < Math.min(StackLayout.LINES, written.size()); at++) {
            Line line = written.get(at);
            int y = top + at * (Text.HEIGHT + 1);
            boolean more = at == StackLayout.LINES - 1 && at < written.size() - 1;
            mark(x, y, line.mark());
            canvas.paint(new Text(x + StackLayout.ARROW, y,
                    more ? StackWords.cut(wrapped(line.text(), room - 3).getFirst(), room - 3) + " .."
                            : StackWords.cut(line.text(), room),
                    line.strong() ? Ink.TEXT : Ink.LINE, Align.LEFT));
        }
        if (!lines.isEmpty()) {
            int layer = lines.getFirst().layer();
            String text = lines.stream().map(Line::text).reduce((one, other) -> one + "\n" + other).orElse("");
            canvas.spot(x, top, layout.beside(), StackLayout.PITCH - 2,
                    new StackHit(Part.LAYER, layer, path.layers().get(layer).whole(), text));
        }
    }

    /** What stands before a line: a call on its way down, one that came back, an end that was cut, a refusal, or nothing. */
    private enum Mark {
        DOWN, UP, CUT, REFUSED, NONE
    }

    /** A line beside a row. */
    private record Line(int layer, Mark mark, String text, boolean strong) {
    }

    private List<Line> lines(List<Integer> layers) {
        List<Line> lines = new ArrayList<>();
        for (int layer : layers)
            for (Act act : acts)
                if (actor(act) == layer) {
                    if (act.phase() != Act.Phase.NONE)
                        lines.add(new Line(layer, act.phase() == Act.Phase.CALLED ? Mark.DOWN : Mark.UP,
                                StackWords.act(act),
                                act.kind() == acting));
                    if (!act.told().isEmpty())
                        lines.add(new Line(layer, act.refused() ? Mark.REFUSED : Mark.NONE, act.told(),
                                act.kind() == acting));
                }
        if (acts.isEmpty())
            for (int layer : layers) {
                String refusal = StackWords.refusal(path, layer);
                if (!refusal.isEmpty())
                    lines.add(new Line(layer, Mark.REFUSED, refusal, true));
                for (Clip clip : path.clips())
                    if (clip.layer() == layer && (clip.isCut() || refusal.isEmpty()))
                        lines.add(new Line(layer, clip.isCut() ? Mark.CUT : Mark.NONE, StackWords.clip(clip),
                                clip.isCut()));
            }
        return lines;
    }

    /** A triangle down or up, a bar, or a cross. */
    private void mark(int x, int y, Mark mark) {
        int middle = x + 4;
        switch (mark) {
            case DOWN ->
                canvas.paint(new Shape.Band(x, x + 9, y + 2, middle, middle + 1, y + 9, new Paint.Solid(Ink.TEXT)));
            case UP ->
                canvas.paint(new Shape.Band(middle, middle + 1, y + 2, x, x + 9, y + 9, new Paint.Solid(Ink.TEXT)));
            case CUT -> canvas.paint(new Shape.Rect(middle - 1, y + 1, 3, 9, new Paint.Solid(Ink.TEXT)));
            case REFUSED -> {
                canvas.paint(new Shape.Line(x, y + 2, x + 7, y + 9, Ink.CHANGED));
                canvas.paint(new Shape.Line(x + 1, y + 2, x + 8, y + 9, Ink.CHANGED));
                canvas.paint(new Shape.Line(x + 7, y + 2, x, y + 9, Ink.CHANGED));
                canvas.paint(new Shape.Line(x + 8, y + 2, x + 1, y + 9, Ink.CHANGED));
            }
            case NONE -> {
                // Nothing to point at.
            }
        }
    }

    /** Broken between words; a word longer than the room stays whole. */
    private static List<String> wrapped(String text, int room) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > room) {
            int space = rest.lastIndexOf(' ', room);
            if (space <= 0)
                break;
            parts.add(rest.substring(0, space));
            rest = rest.substring(space + 1);
        }
        parts.add(rest);
        return parts;
    }
}
