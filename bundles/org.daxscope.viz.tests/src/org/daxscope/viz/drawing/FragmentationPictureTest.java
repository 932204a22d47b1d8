package org.daxscope.viz.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.image.MappingImage.Backing;
import org.daxscope.machine.image.MappingImage.Entry;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.Images;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.Ink;
import org.daxscope.viz.PageState;
import org.daxscope.viz.Palette;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.SvgRaster;
import org.daxscope.viz.TestPalettes;
import org.daxscope.viz.drawing.FragmentationPicture.Hit;
import org.daxscope.viz.drawing.FragmentationPicture.Moment;
import org.daxscope.viz.drawing.Shape.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FragmentationPictureTest {
    private static final long MIB = 1 << 20;
    /** Where the bars lie in the picture of one moment. */
    private static final int FILE_TOP = 8 + Text.HEIGHT + 4 + 6;
    private static final int DISK_TOP = FILE_TOP + 22 + 46;

    private final Palette palette = TestPalettes.unique();

    @Test
    void beforeAndAfterShareTheirScales() {
        DeviceImage device = Images.withPoison(64 * MIB, new Bytes(4 * MIB + 512, 4 * MIB + 768));
        var whole = new FileImage("f", "pm0", 8 * MIB, true, List.of(new Extent(0, 4 * MIB, 8 * MIB, false, false)));
        var punched = new FileImage("f", "pm0", 8 * MIB, true, List.of(new Extent(0, 4 * MIB, 2 * MIB, false, false),
                new Extent(2 * MIB, 32 * MIB, 2 * MIB, false, false),
                new Extent(4 * MIB, 8 * MIB, 4 * MIB, true, false)));

        var picture = FragmentationPicture.of(List.of(new Moment("Before", device, whole, List.of()),
                new Moment("After", device, punched, List.of())), 600);

        assertThat(picture.drawing().shapes()).filteredOn(Text.class::isInstance)
                .extracting(shape -> ((Text) shape).text()).containsExactly(
                        "Before: 1 extent, mean 8 MiB, 2 MiB possible 100.0 %, mapped 0.0 %", "f, 8 MiB",
                        "After: 3 extents, mean 2.7 MiB, 2 MiB possible 50.0 %, mapped 0.0 %", "f, 8 MiB");
        int second = DISK_TOP + 22 + 16 + Text.HEIGHT + 4 + 6;
        assertThat(picture.outline(0, 0)).containsExactly(rect(8, FILE_TOP, 584), rect(8, DISK_TOP, 460));
        assertThat(picture.outline(1, 1)).containsExactly(rect(154, second, 146),
                rect(8 + 460 + 9, second + 68, 115));
        assertThat(picture.hit(154, second)).hasValue(new Hit(1, 1, 2 * MIB, 32 * MIB, 1));
        assertThat(picture.hit(153, second).orElseThrow().extent()).isZero();
        assertThat(picture.hit(470, second + 68)).as("a gap").isEmpty();
        assertThat(picture.hit(480, DISK_TOP).orElseThrow()).as("not the file's before").extracting(Hit::extent,
                Hit::fileOffset).containsExactly(-1, -1L);
        assertThat(picture.hit(100, FILE_TOP - 1)).isEmpty();
        assertThat(picture.hit(2, FILE_TOP)).isEmpty();
    }

    private static Shape.Rect rect(int x, int y, int width) {
        return new Shape.Rect(x, y, width, 22, new Paint.Solid(Ink.SELECTION));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eachColumnShowsTheWorstOfItsBytes(long seed) throws IOException {
        DeviceImage device = Images.random(seed, 60);
        FileImage file = Images.randomFile(seed, 60);
        int width = 100 + new Random(seed).nextInt(300);
        var picture = FragmentationPicture.of(List.of(new Moment("Now", device, file, List.of())), width);
        IndexedImage image = DrawingRaster.paint(picture.drawing(), palette);
        int[] colours = TestPalettes.colours(image, palette);
        var scale = new BarScale(List.of(new ByteRange(0, StateIndex.of(device, file).length())), 8, width - 16);
        var states = StateIndex.of(device, file);
        for (int x = 8; x < width - 8; x++) {
            ByteRange bytes = scale.bytesAt(x);
            int line = FILE_TOP + x % 22;
            int colour = colours[line * width + x];
            if (colour == TestPalettes.ink(Ink.TEXT))
                assertThat(startsIn(file, bytes)).as("border at %d", x).isTrue();
            else
                assertThat(TestPalettes.states().get(colour)).as("column %d, seed %d", x, seed)
                        .isEqualTo(shown(states, scale, x));
            checkHit(picture, file, x, bytes);
        }
        var svg = new StringBuilder();
        SvgDrawing.write(new Drawing(width, image.height(), picture.drawing().shapes().stream()
                .filter(shape -> !(shape instanceof Text) && !(shape instanceof Shape.Band)).toList()), palette, svg);
        assertThat(new SvgRaster(svg.toString()).pixels()).isEqualTo(TestPalettes.colours(DrawingRaster.paint(
                new Drawing(width, image.height(), picture.drawing().shapes().stream()
                        .filter(shape -> !(shape instanceof Text) && !(shape instanceof Shape.Band)).toList()),
                palette), palette));
    }

    /** The worst of the column, or trouble of a column beside it that is worse. */
    private static PageState shown(StateIndex states, BarScale scale, int x) {
        PageState shown = PageState.OUTSIDE;
        for (int column = x - 1; column <= x + 1; column++) {
            ByteRange bytes = scale.bytesAt(column);
            PageState worst = bytes == null ? PageState.OUTSIDE : states.worst(bytes.start(), bytes.end());
            if ((column == x || worst.isTrouble()) && worst.compareTo(shown) > 0)
                shown = worst;
        }
        return shown;
    }

    private static boolean startsIn(FileImage file, ByteRange bytes) {
        return file.extents().stream()
                .anyMatch(extent -> extent.offset() >= bytes.start() && extent.offset() < bytes.end());
    }

    private static void checkHit(FragmentationPicture picture, FileImage file, int x, ByteRange bytes) {
        Hit hit = picture.hit(x, FILE_TOP + 3).orElseThrow();
        List<Extent> in = file.extents().stream()
                .filter(extent -> extent.offset() < bytes.end() && extent.offset() + extent.length() > bytes.start())
                .toList();
        assertThat(hit.extents()).isEqualTo(in.size());
        assertThat(hit.extent()).isEqualTo(in.isEmpty() ? -1 : file.extents().indexOf(in.getFirst()));
        assertThat(hit.fileOffset()).isBetween(bytes.start(), bytes.end() - 1);
    }

    @Test
    void oneBadLineAndThePossibleAndMappedStretchesShow() {
        DeviceImage device = Images.withPoison(64 * MIB, new Bytes(9 * MIB + 512, 9 * MIB + 768));
        var file = new FileImage("f", "pm0", 16 * MIB, true, List.of(new Extent(0, 4 * MIB, 12 * MIB, false, false)));
        var mapping = new MappingImage("p", "m", 0, 16 * MIB, "f", 0,
                List.of(new Entry(2 * MIB, 2 * MIB, true, Backing.MEDIA)));

        var picture = FragmentationPicture.of(List.of(new Moment("Now", device, file, List.of(mapping))), 80);
        int[] colours = TestPalettes.colours(DrawingRaster.paint(picture.drawing(), palette), palette);

        assertThat(TestPalettes.states().get(colours[(FILE_TOP + 1) * 80 + 8 + 20])).isEqualTo(PageState.LATENT);
        assertThat(TestPalettes.states().get(colours[(FILE_TOP + 1) * 80 + 8 + 60])).isEqualTo(PageState.OUTSIDE);
        assertThat(colours[(FILE_TOP - 2) * 80 + 8 + 4]).isEqualTo(TestPalettes.ink(Ink.HUGE_POSSIBLE));
        assertThat(colours[(FILE_TOP - 2) * 80 + 8 + 9]).isEqualTo(TestPalettes.ink(Ink.HUGE_MAPPED));
        assertThat(colours[(FILE_TOP - 5) * 80 + 8 + 9]).isEqualTo(TestPalettes.ink(Ink.HUGE_MAPPED));
        assertThat(colours[(FILE_TOP - 5) * 80 + 8 + 4]).isEqualTo(TestPalettes.BACKGROUND);
        assertThat(colours[(FILE_TOP - 2) * 80 + 8 + 50]).isEqualTo(TestPalettes.BACKGROUND);
    }

    @Test
    void manyExtentsAndNoneAreDrawnToo() {
        var extents = new ArrayList<Extent>();
        for (int i = 0; i < 20_000; i++)
            extents.add(new Extent(i * 4096L, (i * 7919L % 20_000) * 8192, 4096, i % 5 == 0, false));
        DeviceImage device = Images.plain(1 << 30);
        var file = new FileImage("f", "pm0", 20_000 * 4096L, true, extents);

        var many = FragmentationPicture.of(List.of(new Moment("Now", device, file, List.of())), 400);
        var none = FragmentationPicture.of(
                List.of(new Moment("Now", device, new FileImage("g", "pm0", 0, true, List.of()), List.of())), 10);

        assertThat(many.hit(200, FILE_TOP).orElseThrow().extents()).isGreaterThan(40);
        assertThat(many.drawing().shapes()).hasSizeLessThan(25_000);
        assertThat(many.drawing().texts()).as("texts that fit").isNotEmpty()
                .allMatch(text -> text.left() + text.width() <= 400);
        assertThat(none.hit(20, FILE_TOP)).isEmpty();
        assertThat(DrawingRaster.paint(none.drawing(), palette).width()).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void bytesAndColumnsOfABarBelongTogether(long seed) {
        var random = new Random(seed);
        var ranges = new ArrayList<ByteRange>();
        long at = random.nextLong(1L << 43);
        for (int i = random.nextInt(seed % 3 == 0 ? 60 : 6); i >= 0; i--) {
            at += 4096 * (1 + random.nextLong(1L << random.nextInt(25)));
            ranges.add(new ByteRange(at, at += 4096 * (1 + random.nextLong(1L << random.nextInt(25)))));
        }
        var scale = new BarScale(ranges, 5, 300);
        assertThat(scale.pieces()).isEqualTo(ranges);
        for (int i = 0; i < 300; i++) {
            ByteRange range = ranges.get(random.nextInt(ranges.size()));
            long position = range.start() + random.nextLong(range.end() - range.start());
            int x = scale.x(position);
            assertThat(x).isBetween(5, 305);
            ByteRange column = scale.bytes(ranges.indexOf(range), x);
            assertThat(position).isBetween(column.start(), column.end() - 1);
        }
        long covered = 0;
        for (int piece = 0; piece < ranges.size(); piece++)
            for (int x = scale.startOf(piece); x < scale.endOf(piece); x++) {
                ByteRange column = scale.bytes(piece, x);
                assertThat(scale.x(column.start())).isEqualTo(x);
                assertThat(scale.x(column.end() - 1)).isEqualTo(x);
                covered += column.end() - column.start();
            }
        assertThat(covered).isPositive();
    }
}
