package org.daxscope.viz.drawing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.FileMeasures;
import org.daxscope.viz.HugeFit;
import org.daxscope.viz.HugeFrames;
import org.daxscope.viz.Ink;
import org.daxscope.viz.PageState;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.drawing.FragmentationPicture.Hit;
import org.daxscope.viz.drawing.FragmentationPicture.Moment;
import org.jspecify.annotations.Nullable;

/** The two bars of one moment. The worst state of a column shows, so that a bad line is seen at any width. */
final class Strip {
    private static final int BAR = 22;
    private static final int HUGE = 6;
    private static final int BANDS = 46;
    private static final byte NOTHING = -1;

    private final Moment moment;
    private final BarScale file;
    private final BarScale disk;
    private final List<Extent> extents;
    private final int fileTop;
    private final int diskTop;

    Strip(Moment moment, BarScale file, BarScale disk, int top) {
        this.moment = moment;
        this.file = file;
        this.disk = disk;
        extents = moment.file().extents();
        fileTop = top + HUGE;
        diskTop = fileTop + BAR + BANDS;
    }

    int bottom() {
        return diskTop + BAR;
    }

    void draw(List<Shape> shapes) {
        huge(shapes);
        bar(shapes, StateIndex.of(moment.device(), moment.file()), file, fileTop);
        bar(shapes, StateIndex.of(moment.device()), disk, diskTop);
        bands(shapes);
        frame(shapes, file, fileTop);
        frame(shapes, disk, diskTop);
        borders(shapes);
    }

    /** Above the file's bar: a thin line where 2 MiB could be mapped, a thick one where they are. */
    private void huge(List<Shape> shapes) {
        for (HugeFrames.Frames frames : HugeFrames.of(moment.device(), moment.file()))
            if (frames.fit() == HugeFit.POSSIBLE)
                mark(shapes, frames.start(), frames.end(), 2, Ink.HUGE_POSSIBLE);
        for (ByteRange mapped : FileMeasures.hugeMapped(moment.file(), moment.mappings()))
            mark(shapes, mapped.start(), mapped.end(), HUGE - 1, Ink.HUGE_MAPPED);
    }

    private void mark(List<Shape> shapes, long start, long end, int height, Ink ink) {
        int from = file.x(start);
        int to = Math.max(from + 1, file.x(end));
        shapes.add(new Shape.Rect(from, fileTop - 1 - height, to - from, height, new Paint.Solid(ink)));
    }

    private static void bar(List<Shape> shapes, StateIndex states, BarScale scale, int top) {
        if (scale.pieces().isEmpty())
            return;
        int left = scale.startOf(0);
        var columns = new byte[scale.endOf(scale.pieces().size() - 1) + 1 - left];
        Arrays.fill(columns, NOTHING);
        for (int piece = 0; piece < scale.pieces().size(); piece++)
            for (int x = scale.startOf(piece); x < Math.max(scale.startOf(piece) + 1, scale.endOf(piece)); x++) {
                ByteRange bytes = scale.bytes(piece, x);
                byte worst = (byte) states.worst(bytes.start(), bytes.end()).ordinal();
                columns[x - left] = columns[x - left] > worst ? columns[x - left] : worst;
            }
        widen(columns);
        for (int from = 0; from < columns.length;) {
            int to = from;
            while (to < columns.length && columns[to] == columns[from])
                to++;
            if (columns[from] != NOTHING)
                shapes.add(new Shape.Rect(left + from, top, to - from, BAR,
                        new Paint.OfState(PageState.ALL.get(columns[from]))));
            from = to;
        }
    }

    /** A column of one pixel is easily missed: trouble takes its neighbours too. */
    private static void widen(byte[] columns) {
        byte[] narrow = columns.clone();
        for (int x = 0; x < columns.length; x++)
            for (int beside = Math.max(0, x - 1); beside <= Math.min(columns.length - 1, x + 1); beside++)
                if (columns[x] != NOTHING && narrow[beside] > columns[x]
                        && PageState.ALL.get(narrow[beside]).isTrouble())
                    columns[x] = narrow[beside];
    }

    private static void frame(List<Shape> shapes, BarScale scale, int top) {
        for (int piece = 0; piece < scale.pieces().size(); piece++) {
            int from = scale.startOf(piece);
            int to = Math.max(from, scale.endOf(piece) - 1);
            boolean apart = piece == 0 || from > scale.endOf(piece - 1);
            if (!apart && from == to)
                continue;
            shapes.add(new Shape.Line(from, top - 1, to, top - 1, Ink.LINE));
            shapes.add(new Shape.Line(from, top + BAR, to, top + BAR, Ink.LINE));
        }
    }

    private record Quad(int left, int right, int bottomLeft, int bottomRight) {
    }

    private void bands(List<Shape> shapes) {
        Set<Quad> drawn = new HashSet<>();
        int number = 0;
        for (Extent extent : extents) {
            var quad = new Quad(file.x(extent.offset()), end(file, extent.offset(), extent.length()),
                    disk.x(extent.physical()), end(disk, extent.physical(), extent.length()));
            if (drawn.add(quad))
                shapes.add(new Shape.Band(quad.left(), quad.right(), fileTop + BAR, quad.bottomLeft(),
                        quad.bottomRight(), diskTop,
                        new Paint.Solid(number++ % 2 == 0 ? Ink.BAND : Ink.BAND_ALTERNATE)));
        }
    }

    private static int end(BarScale scale, long start, long length) {
        // The last byte decides: one past it may lie behind a gap.
        return scale.x(start + length - 1) + 1;
    }

    private void borders(List<Shape> shapes) {
        Set<Integer> inFile = new HashSet<>();
        Set<Integer> onDisk = new HashSet<>();
        for (Extent extent : extents) {
            int above = file.x(extent.offset());
            if (inFile.add(above))
                shapes.add(new Shape.Line(above, fileTop, above, fileTop + BAR - 1, Ink.TEXT));
            int below = disk.x(extent.physical());
            if (onDisk.add(below))
                shapes.add(new Shape.Line(below, diskTop, below, diskTop + BAR - 1, Ink.TEXT));
        }
    }

    List<Shape.Rect> outline(int number) {
        Extent extent = extents.get(number);
        return List.of(outline(file, extent.offset(), extent.length(), fileTop),
                outline(disk, extent.physical(), extent.length(), diskTop));
    }

    private static Shape.Rect outline(BarScale scale, long start, long length, int top) {
        int left = scale.x(start);
        return new Shape.Rect(left, top, end(scale, start, length) - left, BAR, new Paint.Solid(Ink.SELECTION));
    }

    @Nullable
    Hit hit(int number, int x, int y) {
        boolean above = y >= fileTop && y < fileTop + BAR;
        boolean below = y >= diskTop && y < diskTop + BAR;
        if (!above && !below)
            return null;
        ByteRange bytes = (above ? file : disk).bytesAt(x);
        return bytes == null ? null : above ? inFile(number, bytes) : onDisk(number, bytes);
    }

    private Hit inFile(int number, ByteRange bytes) {
        int first = -1;
        int count = 0;
        for (int i = 0; i < extents.size(); i++) {
            Extent extent = extents.get(i);
            if (extent.offset() < bytes.end() && extent.offset() + extent.length() > bytes.start()) {
                first = first < 0 ? i : first;
                count++;
            }
        }
        if (first < 0)
            return new Hit(number, -1, bytes.start(), -1, 0);
        Extent extent = extents.get(first);
        long offset = Math.max(bytes.start(), extent.offset());
        return new Hit(number, first, offset, extent.physical() + offset - extent.offset(), count);
    }

    private Hit onDisk(int number, ByteRange bytes) {
        int first = -1;
        int count = 0;
        for (int i = 0; i < extents.size(); i++) {
            Extent extent = extents.get(i);
            if (extent.physical() < bytes.end() && extent.physical() + extent.length() > bytes.start()) {
                first = first < 0 ? i : first;
                count++;
            }
        }
        if (first < 0)
            return new Hit(number, -1, -1, bytes.start(), 0);
        Extent extent = extents.get(first);
        long at = Math.max(bytes.start(), extent.physical());
        return new Hit(number, first, extent.offset() + at - extent.physical(), at, count);
    }
}
