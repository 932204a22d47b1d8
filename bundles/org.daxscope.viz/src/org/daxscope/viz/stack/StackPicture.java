package org.daxscope.viz.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.journal.Touch;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.WindowImage;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.stack.Act;
import org.daxscope.machine.stack.Clip;
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
    private final MachineImage image;
    private final List<Act> acts;
    private final @Nullable LayerKind acting;
    private final StackStates states;
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Spot> spots = new ArrayList<>();
    private final Drawing drawing;

    /** Where something is that can be clicked. */
    private record Spot(int x, int y, int width, int height, StackHit hit) {
        boolean holds(int px, int py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }
    }

    private StackPicture(StackPath path, MachineImage image, List<Act> acts,
            @Nullable LayerKind acting, int width) {
        this.path = path;
        this.image = image;
        this.acts = List.copyOf(acts);
        this.acting = acting;
        this.layout = new StackLayout(path, width);
        this.states = new StackStates(path, image);
        bands();
        for (int layer = 0; layer < path.layers().size(); layer++)
            layer(layer);
        for (int row = 0; row < path.rows(); row++)
            row(row);
        drawing = new Drawing(layout.width(), layout.height(), shapes);
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
        return drawing;
    }

    /** What lies under a pixel: of several things the smallest. */
    public Optional<StackHit> hit(int x, int y) {
        for (int i = spots.size() - 1; i >= 0; i--)
            if (spots.get(i).holds(x, y))
                return Optional.of(spots.get(i).hit());
        return Optional.empty();
    }

    /** Everything that can be chosen, row by row and from left to right: the way of the arrow keys. */
    public List<StackHit> hits() {
        return spots.stream().map(Spot::hit).toList();
    }

    /** Where something is, to outline it; empty for what is not in the picture. */
    public Optional<Shape.Rect> outline(StackHit hit) {
        return spots.stream().filter(spot -> spot.hit().equals(hit)).findFirst()
                .map(spot -> new Shape.Rect(spot.x(), spot.y(), spot.width(), spot.height(),
                        new Paint.Solid(Ink.SELECTION)));
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
            shapes.add(new Shape.Band(layout.left(link.upper(), link.upperStart()),
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
        switch (here.kind()) {
            case MAPPING -> entries(layer, here);
            case WINDOW -> windowPages(layer, here);
            case DISK -> diskRecords(layer, here);
            case REGION -> regionRecords(layer, here);
            case PHYSICAL -> busRanges(layer);
            case LINES -> grid(layer, here);
            default -> {
                // Nothing is recorded there.
            }
        }
        for (Act act : acts)
            if (actor(act) == layer)
                reach(layer, act);
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
                shapes.add(new Shape.Rect(x, bar.y(), to - x, bar.height(), new Paint.OfState(state)));
                x = to;
            }
            shapes.add(new Shape.Line(from, bar.y() - 1, end - 1, bar.y() - 1, Ink.LINE));
            shapes.add(new Shape.Line(from, bar.y() + bar.height(), end - 1, bar.y() + bar.height(), Ink.LINE));
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
        shapes.add(new Shape.Line(left, bar.y() - 1, left, bar.y() + bar.height(), Ink.TEXT));
        shapes.add(new Shape.Line(right - 1, bar.y() - 1, right - 1, bar.y() + bar.height(), Ink.TEXT));
        // Of several layers in a row each says its name, once.
        boolean first = segment.equals(here.segments().getFirst());
        String many = layout.isShared(layer) && first ? here.name() + " " : "";
        int room = (right - left - 2) / Text.ADVANCE;
        String text = many + StackWords.address(here, span, room - many.length());
        if (!text.isEmpty())
            shapes.add(new Text(left, bar.y() - StackLayout.TEXT, text.stripTrailing(), Ink.TEXT, Align.LEFT));
        String words =
                StackWords.name(here) + "\n" + StackWords.address(here, span) + " (" + bytes(span.length()) + ")\n"
                        + StackWords.base(here);
        String content = StackWords.content(segment.content());
        spots.add(new Spot(left, bar.y() - StackLayout.TEXT, right - left, bar.height() + StackLayout.TEXT,
                new StackHit(Part.SEGMENT, layer, span, (content.isEmpty() ? words : words + "\n" + content)
                        + "\n" + state(layer, new ByteRange(span.start(), span.end())).displayName())));
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
                shapes.add(new Shape.Line(x, bar.y(), x, bar.y() + bar.height() - 1, Ink.LINE));
                Span span = new Span(segment.span().space(), segment.span().name(), line, line + Units.LINE);
                spots.add(new Spot(x, bar.y(), layout.right(layer, line + Units.LINE) - x, bar.height(),
                        new StackHit(Part.SEGMENT, layer, span, "media line of 256 bytes\n"
                                + StackWords.address(here, span) + "\n"
                                + state(layer, new ByteRange(line, line + Units.LINE)).displayName())));
            }
        }
    }

    // -- Records and entries, at their places ---------------------------------------------------------------------------

    /** Pages that the guest's kernel lost: no record of anything, but they stay so for whatever is shown there. */
    private void windowPages(int layer, Layer here) {
        for (WindowImage window : image.windows())
            if (window.name().equals(here.name()))
                for (DeviceImage.Bytes page : window.notPresent())
                    below(layer, Part.RECORD, page.start(), page.end(), Ink.TEXT,
                            "page " + page.start() / Units.PAGE + " of window " + window.name()
                                    + "\nHWPoison in the guest, and not in its kernel's map");
    }

    private void diskRecords(int layer, Layer here) {
        for (DeviceImage disk : image.devices())
            if (disk.name().equals(here.name()))
                for (DiskSectors record : disk.diskRecords())
                    below(layer, Part.RECORD, record.first() * Units.SECTOR,
                            (record.first() + record.count()) * Units.SECTOR, Ink.TEXT,
                            StackWords.record(disk, record.first(), record.count()) + "\nbadblocks of the disk");
    }

    /** Image and records of a region count from the disk's first byte; its layer from the region's. */
    private void regionRecords(int layer, Layer here) {
        for (DeviceImage disk : image.devices())
            if (disk.name().equals(here.name()))
                for (DiskSectors record : disk.regionRecords())
                    below(layer, Part.RECORD, record.first() * Units.SECTOR + disk.dataOffset(),
                            (record.first() + record.count()) * Units.SECTOR + disk.dataOffset(), Ink.TEXT,
                            "record [" + (record.first() + disk.dataOffset() / Units.SECTOR) + ", +" + record.count()
                                    + ") of " + here.note() + ", sectors of 512 bytes\nbadblocks of the region");
    }

    private void busRanges(int layer) {
        for (DeviceImage disk : image.devices())
            for (DeviceImage.Bytes range : disk.busRanges())
                below(layer, Part.RECORD, range.start() + disk.physicalBase(), range.end() + disk.physicalBase(),
                        Ink.TEXT,
                        "physical 0x" + Long.toHexString(range.start() + disk.physicalBase()) + ", "
                                + (range.end() - range.start()) + " bytes\nbadrange list of the bus");
    }

    private void entries(int layer, Layer here) {
        for (MappingImage mapping : image.mappings())
            if (mapping.process().equals(here.name()))
                for (MappingImage.Entry entry : mapping.entries()) {
                    long start = mapping.start() + entry.offset();
                    below(layer, Part.ENTRY, start, start + entry.bytes(),
                            entry.bytes() > Units.PAGE ? Ink.HUGE_MAPPED : Ink.SMALL_MAPPED,
                            "page-table entry of " + entry.bytes() + " bytes in " + mapping.name() + "\n"
                                    + (entry.writable() ? "writable" : "read-only: a store faults once more"));
                }
    }

    /** A mark under the bar, for what of [start, end) lies in the layer's segments. */
    private void below(int layer, Part part, long start, long end, Ink ink, String text) {
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
            shapes.add(new Shape.Rect(left, y, width, StackLayout.RECORD - 1, new Paint.Solid(ink)));
            spots.add(new Spot(left, y, width, StackLayout.RECORD + 1, new StackHit(part, layer,
                    new Span(here.kind().space(), here.name(), start, end), text)));
        }
    }

    // -- Calls --------------------------------------------------------------------------------------------------------

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
                over(layer, touch.start(), touch.end(), 1, Ink.CHANGED);
                if (act.given() > 0)
                    over(layer, touch.start(), Math.min(touch.end(), touch.start() + act.given()), 3, Ink.SELECTION);
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

    private void over(int layer, long start, long end, int thick, Ink ink) {
        Shape.Rect bar = layout.bar(layer);
        for (Segment segment : path.layers().get(layer).segments()) {
            long from = Math.max(start, segment.span().start());
            long to = Math.min(end, segment.span().end());
            if (from < to) {
                int left = layout.left(layer, from);
                shapes.add(new Shape.Rect(left, bar.y() + 1, layout.right(layer, to) - left, thick,
                        new Paint.Solid(ink)));
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
            shapes.add(new Shape.Rect(1, top, 3, StackLayout.PITCH - 4, new Paint.Solid(Ink.SELECTION)));
        String name = layers.size() == 1 ? StackWords.name(first) : StackWords.several(first.kind(), layers.size());
        shapes.add(
                new Text(StackLayout.MARGIN, top, cut(name, StackLayout.LABEL / Text.ADVANCE), Ink.TEXT, Align.LEFT));
        shapes.add(new Text(StackLayout.MARGIN, top + Text.HEIGHT + 1,
                cut(StackWords.unit(first), StackLayout.LABEL / Text.ADVANCE), Ink.LINE, Align.LEFT));
        for (int layer : layers)
            spots.add(new Spot(0, top, StackLayout.LABEL, StackLayout.PITCH - 2, new StackHit(Part.LAYER, layer,
                    whole(path.layers().get(layer)), StackWords.name(path.layers().get(layer)) + "\n"
                            + StackWords.base(path.layers().get(layer)))));
        if (layout.beside() > 0)
            beside(row, layers, top);
    }

    private static Span whole(Layer layer) {
        return new Span(layer.kind().space(), layer.name(), layer.segments().getFirst().span().start(),
                layer.segments().getLast().span().end());
    }

    /** Up to three lines: what the layer takes, what it does, and what it says to that. */
    private void beside(int row, List<Integer> layers, int top) {
        List<Line> lines = lines(layers);
        int x = layout.besideX();
        int room = (layout.beside() - StackLayout.ARROW) / Text.ADVANCE;
        List<Line> written = new ArrayList<>();
        for (Line line : lines)
            for (String part : wrapped(line.text(), room))
                written.add(new Line(line.layer(), line.text().startsWith(part) ? line.arrow() : ' ', part,
                        line.strong()));
        for (int at = 0; at < Math.min(StackLayout.LINES, written.size()); at++) {
            Line line = written.get(at);
            int y = top + at * (Text.HEIGHT + 1);
            boolean more = at == StackLayout.LINES - 1 && at < written.size() - 1;
            arrow(x, y, line.arrow());
            shapes.add(new Text(x + StackLayout.ARROW, y,
                    more ? cut(wrapped(line.text(), room - 3).getFirst(), room - 3) + " .."
                            : cut(line.text(), room),
                    line.strong() ? Ink.TEXT : Ink.LINE, Align.LEFT));
        }
        if (!lines.isEmpty()) {
            int layer = lines.getFirst().layer();
            String text = lines.stream().map(Line::text).reduce((one, other) -> one + "\n" + other).orElse("");
            spots.add(new Spot(x, top, layout.beside(), StackLayout.PITCH - 2,
                    new StackHit(Part.LAYER, layer, whole(path.layers().get(layer)), text)));
        }
    }

    /** A line beside a row; the arrow goes down, up, crosses out, or is none. */
    private record Line(int layer, char arrow, String text, boolean strong) {
    }

    private List<Line> lines(List<Integer> layers) {
        List<Line> lines = new ArrayList<>();
        for (int layer : layers)
            for (Act act : acts)
                if (actor(act) == layer) {
                    if (act.phase() != Act.Phase.NONE)
                        lines.add(new Line(layer, act.phase() == Act.Phase.CALLED ? 'v' : '^', StackWords.act(act),
                                act.kind() == acting));
                    if (!act.told().isEmpty())
                        lines.add(new Line(layer, act.refused() ? 'x' : ' ', act.told(), act.kind() == acting));
                }
        if (acts.isEmpty())
            for (int layer : layers) {
                String refusal = StackWords.refusal(path, layer);
                if (!refusal.isEmpty())
                    lines.add(new Line(layer, 'x', refusal, true));
                for (Clip clip : path.clips())
                    if (clip.layer() == layer && (clip.isCut() || refusal.isEmpty()))
                        lines.add(new Line(layer, clip.isCut() ? '|' : ' ', StackWords.clip(clip), clip.isCut()));
            }
        return lines;
    }

    /** A triangle down or up, a bar, or a cross. */
    private void arrow(int x, int y, char arrow) {
        int middle = x + 4;
        switch (arrow) {
            case 'v' ->
                shapes.add(new Shape.Band(x, x + 9, y + 2, middle, middle + 1, y + 9, new Paint.Solid(Ink.TEXT)));
            case '^' ->
                shapes.add(new Shape.Band(middle, middle + 1, y + 2, x, x + 9, y + 9, new Paint.Solid(Ink.TEXT)));
            case '|' -> shapes.add(new Shape.Rect(middle - 1, y + 1, 3, 9, new Paint.Solid(Ink.TEXT)));
            case 'x' -> {
                shapes.add(new Shape.Line(x, y + 2, x + 7, y + 9, Ink.CHANGED));
                shapes.add(new Shape.Line(x + 1, y + 2, x + 8, y + 9, Ink.CHANGED));
                shapes.add(new Shape.Line(x + 7, y + 2, x, y + 9, Ink.CHANGED));
                shapes.add(new Shape.Line(x + 8, y + 2, x + 1, y + 9, Ink.CHANGED));
            }
            default -> {
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

    private static String cut(String text, int room) {
        return text.length() <= room ? text : text.substring(0, Math.max(0, room - 2)) + "..";
    }
}
