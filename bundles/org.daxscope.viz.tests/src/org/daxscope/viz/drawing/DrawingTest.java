package org.daxscope.viz.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.Images;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.Ink;
import org.daxscope.viz.MapLayout;
import org.daxscope.viz.Overlay;
import org.daxscope.viz.PageMapPicture;
import org.daxscope.viz.PageState;
import org.daxscope.viz.Palette;
import org.daxscope.viz.Palettes;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.SvgRaster;
import org.daxscope.viz.TestPalettes;
import org.daxscope.viz.Viewport;
import org.daxscope.viz.drawing.Shape.Align;
import org.daxscope.viz.drawing.Shape.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingTest {
    private final Palette palette = TestPalettes.unique();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFileAndThePixelsAreTheSame(long seed) throws IOException {
        var random = new Random(seed);
        var shapes = new ArrayList<Shape>();
        for (int i = 0; i < 40; i++)
            shapes.add(shape(random));
        var drawing = new Drawing(120, 90, shapes);

        assertThat(svg(drawing)).as("seed %d", seed).isEqualTo(pixels(drawing));
    }

    private static Shape shape(Random random) {
        int x = random.nextInt(110);
        int y = random.nextInt(80);
        return switch (random.nextInt(5)) {
            case 0 -> new Shape.Rect(x, y, 1 + random.nextInt(30), 1 + random.nextInt(30), paint(random));
            // Odd heights and steps keep edges off the middles of pixels, where two painters may differ.
            case 1 -> new Shape.Band(x, x + 1 + random.nextInt(20), y, x + 7, x + 8 + random.nextInt(20), y + 16,
                    paint(random));
            case 2 -> new Shape.Mark(x % 100, y % 70, 5 + random.nextInt(15),
                    Overlay.Kind.values()[random.nextInt(Overlay.Kind.values().length)]);
            case 3 -> new Shape.Line(x, y, x + random.nextInt(9), y, Ink.LINE);
            default -> new Shape.Line(x, y, x, y + random.nextInt(9), Ink.TEXT);
        };
    }

    private static Paint paint(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Paint.Ground();
            case 1 -> new Paint.Solid(Ink.ALL.get(random.nextInt(Ink.ALL.size())));
            default -> new Paint.OfState(PageState.ALL.get(random.nextInt(PageState.ALL.size())));
        };
    }

    @ParameterizedTest
    @EnumSource(AddressCurve.Kind.class)
    void aSheetShowsTheMapAsTheScreenDoes(AddressCurve.Kind kind) throws IOException {
        var index = StateIndex.of(Images.random(8, 500));
        var view = new Viewport(MapLayout.of(kind, index.length(), 9, 9, 260), 11, 5, 260, 140);
        List<Overlay> overlays = List.of(Overlay.of(Overlay.Kind.SELECTION, List.of(new ByteRange(9000, 40_000))),
                Overlay.of(Overlay.Kind.HUGE_POSSIBLE, List.of(new ByteRange(0, 1 << 20))));
        Drawing sheet = MapSheet.of("pm0 <1>", "one line a cell", index, view, overlays, palette);
        IndexedImage screen = PageMapPicture.paint(index, view, palette, overlays);
        IndexedImage image = DrawingRaster.paint(sheet, palette);

        int top = sheet.shapes().stream().filter(Shape.Map.class::isInstance).map(Shape.Map.class::cast).findFirst()
                .orElseThrow().y();
        for (int y = 0; y < screen.height(); y++)
            for (int x = 0; x < screen.width(); x++)
                if (screen.at(x, y) != image.at(x + 8, y + top))
                    throw new AssertionError("pixel %d,%d differs".formatted(x, y));
        assertThat(svg(sheet)).isEqualTo(pixels(sheet.withoutTexts()));
        assertThat(sheet.shapes()).filteredOn(Text.class::isInstance).extracting(shape -> ((Text) shape).text())
                .contains("pm0 <1>", "one line a cell", "Selected 30.3 KiB").anyMatch(text -> text.startsWith("Free "));
        var text = new StringBuilder();
        SvgDrawing.write(sheet, palette, text);
        assertThat(text).contains(">pm0 &lt;1&gt;</text>").doesNotContain("<1>");
    }

    @Test
    void textIsReadableAndStaysInItsRoom() {
        var text = new Text(10, 4, "Ag?~\u00e4", Ink.TEXT, Align.LEFT);
        IndexedImage image = DrawingRaster.paint(new Drawing(60, 20, List.of(text)), palette);
        var lines = new StringBuilder();
        for (int y = 7; y < 14; y++) {
            for (int x = 10; x < 16; x++)
                lines.append(image.at(x, y) == Palette.inkIndex(Ink.TEXT) ? '#' : '.');
            lines.append('\n');
        }
        assertThat(lines).hasToString(".###..\n#...#.\n#...#.\n#####.\n#...#.\n#...#.\n#...#.\n");
        for (int i = 0; i < image.pixels().length; i++)
            if (image.pixels()[i] != Palette.BACKGROUND) {
                assertThat(i % 60).isBetween(text.left(), text.left() + text.width() - 1);
                assertThat(i / 60).isBetween(text.y(), text.y() + Text.HEIGHT - 1);
            }
        for (int y = 0; y < 7; y++)
            for (int x = 0; x < 5; x++)
                assertThat(image.at(24 + x, 7 + y)).as("what has no letter shows as ?")
                        .isEqualTo(image.at(38 + x, 7 + y));
    }

    @Test
    void everyLetterLooksDifferent() {
        var font = new PixelFont();
        var seen = new ArrayList<Long>();
        for (char letter = ' '; letter <= '~'; letter++) {
            long bits = 0;
            for (int y = 0; y < PixelFont.HEIGHT; y++)
                for (int x = 0; x < PixelFont.WIDTH; x++)
                    bits = bits << 1 | (font.inkAt(letter, x, y) ? 1 : 0);
            seen.add(bits);
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(95);
    }

    @Test
    void textBeginsWhereItsAlignmentSays() {
        assertThat(new Text(100, 0, "abcd", Ink.TEXT, Align.LEFT).left()).isEqualTo(100);
        assertThat(new Text(100, 0, "abcd", Ink.TEXT, Align.CENTRE).left()).isEqualTo(86);
        assertThat(new Text(100, 0, "abcd", Ink.TEXT, Align.RIGHT).left()).isEqualTo(72);
    }

    @Test
    void numbersOfBytesHaveTheLargestUnitThatFits() {
        assertThat(ByteText.of(0)).isEqualTo("0 bytes");
        assertThat(ByteText.of(1023)).isEqualTo("1023 bytes");
        assertThat(ByteText.of(4096)).isEqualTo("4 KiB");
        assertThat(ByteText.of((8 << 20) / 3)).isEqualTo("2.7 MiB");
        assertThat(ByteText.of(16 * Images.TIB)).isEqualTo("16 TiB");
        assertThat(ByteText.of(5000 * Images.TIB)).isEqualTo("5000 TiB");
    }

    @Test
    void labelsCanBeReadInEveryPalette() {
        for (Palette shipped : Palettes.all())
            for (Ink ink : List.of(Ink.TEXT, Ink.LINE))
                assertThat(org.daxscope.viz.Colours.contrast(shipped.colour(ink), shipped.background()))
                        .as("%s in %s", ink, shipped.id()).isGreaterThanOrEqualTo(ink == Ink.TEXT ? 7 : 3);
    }

    @Test
    void aDrawingHasASize() {
        assertThatThrownBy(() -> new Drawing(0, 5, List.of())).hasMessageContaining("0 x 5");
    }

    private int[] svg(Drawing drawing) throws IOException {
        var out = new StringBuilder();
        SvgDrawing.write(drawing, palette, out);
        return new SvgRaster(out.toString()).pixels();
    }

    private int[] pixels(Drawing drawing) {
        return TestPalettes.colours(DrawingRaster.paint(drawing, palette), palette);
    }
}
