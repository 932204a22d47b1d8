package org.daxscope.viz.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.FileMeasures;
import org.daxscope.viz.Ink;
import org.daxscope.viz.drawing.Shape.Align;
import org.daxscope.viz.drawing.Shape.Text;

/**
 * A file's extents as two bars, the file above and the disk below, joined by bands; for several moments one under the
 * other, on the same scales, so that they can be compared. Of the disk only what the file uses at one of the moments is
 * shown, in the disk's order, with gaps for the rest.
 */
public final class FragmentationPicture {
    private static final int MARGIN = 8;
    private static final int MIN_WIDTH = 64;

    private final Drawing drawing;
    private final List<Strip> strips;

    private FragmentationPicture(Drawing drawing, List<Strip> strips) {
        this.drawing = drawing;
        this.strips = List.copyOf(strips);
    }

    /**
     * A file at one moment.
     *
     * @param label "Before", "After step 7"
     * @param device the disk it lies on
     * @param mappings of all processes
     */
    public record Moment(String label, DeviceImage device, FileImage file, List<MappingImage> mappings) {
        public Moment {
            mappings = List.copyOf(mappings);
        }
    }

    /**
     * What lies under a pixel.
     *
     * @param moment which one of those shown
     * @param extent number of the extent in its file, from 0; -1 in a hole, and on the disk where the file does not lie
     * @param fileOffset first byte of the column in the file, -1 where there is none
     * @param diskByte first byte of the column on the disk, -1 where there is none
     * @param extents how many extents the column holds: more than one where they are narrower than a pixel
     */
    public record Hit(int moment, int extent, long fileOffset, long diskByte, int extents) {
    }

    /**
     * @param moments one or more, of files with something in them or not
     * @param width pixels
     */
    public static FragmentationPicture of(List<Moment> moments, int width) {
        int room = Math.max(MIN_WIDTH, width) - 2 * MARGIN;
        BarScale file = new BarScale(List.of(new ByteRange(0, longest(moments))), MARGIN, room);
        BarScale disk = new BarScale(used(moments), MARGIN, room);
        var shapes = new ArrayList<Shape>();
        var strips = new ArrayList<Strip>();
        int y = MARGIN;
        for (Moment moment : moments) {
            title(shapes, moment, y, width);
            var strip = new Strip(moment, file, disk, y + Text.HEIGHT + 4);
            strip.draw(shapes);
            strips.add(strip);
            y = strip.bottom() + 2 * MARGIN;
        }
        return new FragmentationPicture(new Drawing(Math.max(MIN_WIDTH, width), y, shapes), strips);
    }

    private static long longest(List<Moment> moments) {
        return moments.stream().mapToLong(moment -> {
            List<Extent> extents = moment.file().extents();
            long end = extents.isEmpty() ? 0 : extents.getLast().offset() + extents.getLast().length();
            return Units.pageCeil(Math.max(moment.file().size(), end));
        }).max().orElse(0);
    }

    private static List<ByteRange> used(List<Moment> moments) {
        return moments.stream().flatMap(moment -> moment.file().extents().stream())
                .map(extent -> new ByteRange(extent.physical(), extent.physical() + extent.length())).toList();
    }

    private static void title(List<Shape> shapes, Moment moment, int y, int width) {
        var measures = FileMeasures.of(moment.device(), moment.file(), moment.mappings());
        var summary = new Text(MARGIN, y, fitted(moment.label() + ": " + summary(measures), width - 2 * MARGIN),
                Ink.TEXT, Align.LEFT);
        var name = new Text(width - MARGIN, y, moment.file().name() + ", " + ByteText.of(measures.size()), Ink.LINE,
                Align.RIGHT);
        shapes.add(summary);
        // The name is said elsewhere too; over the summary neither could be read.
        if (summary.left() + summary.width() + MARGIN <= name.left())
            shapes.add(name);
    }

    /** As many of the measures as there are pixels for: the first say most. */
    private static String fitted(String measures, int room) {
        String shown = measures;
        while (shown.length() * Text.ADVANCE > room && shown.contains(", "))
            shown = shown.substring(0, shown.lastIndexOf(", "));
        return shown;
    }

    /** The measures in one line: "3 extents, mean 2.7 MiB, 2 MiB possible 75.0 %, mapped 50.0 %". */
    public static String summary(FileMeasures measures) {
        return String.format(Locale.ROOT, "%d %s, mean %s, 2 MiB possible %.1f %%, mapped %.1f %%", measures.extents(),
                measures.extents() == 1 ? "extent" : "extents", ByteText.of(measures.mean()),
                100 * measures.possibleShare(), 100 * measures.mappedShare());
    }

    public Drawing drawing() {
        return drawing;
    }

    /** What lies under a pixel of one of the bars; empty elsewhere. */
    public Optional<Hit> hit(int x, int y) {
        for (int i = 0; i < strips.size(); i++) {
            Hit hit = strips.get(i).hit(i, x, y);
            if (hit != null)
                return Optional.of(hit);
        }
        return Optional.empty();
    }

    /** Where an extent lies in the bars of a moment, file first: to outline what is selected. */
    public List<Shape.Rect> outline(int moment, int extent) {
        return strips.get(moment).outline(extent);
    }
}
