package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.viz.AddressCurve.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SvgWriterTest {
    private final Palette palette = TestPalettes.unique();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theDrawingIsThePicture(Kind kind) throws IOException {
        var random = new Random(1);
        for (int side : new int[] {1, 3, 4, 5, 8, 13}) {
            DeviceImage device = Images.random(side, 700);
            var index = StateIndex.of(device);
            var layout = MapLayout.of(kind, index.length(), 8 + random.nextInt(6), side, 150);
            var view = new Viewport(layout, random.nextInt(20), random.nextInt(200), 120, 90);

            int[] drawn = new SvgRaster(svg(index, view)).pixels();

            assertThat(drawn).as("%s", layout)
                    .isEqualTo(TestPalettes.colours(PageMapPicture.paint(index, view, palette), palette));
        }
    }

    @Test
    void equalCellsAreOneRectangle() throws IOException {
        var index = StateIndex.of(Images.plain(1 << 20));

        String svg = svg(index, new Viewport(MapLayout.of(Kind.LINEAR, 1 << 20, 8, 4, 256), 0, 0, 256, 256));

        assertThat(svg.lines().filter(line -> line.contains("url(#FREE)"))).hasSize(1);
        assertThat(svg).startsWith("<svg xmlns=").endsWith("</svg>\n");
    }

    private String svg(StateIndex index, Viewport view) throws IOException {
        var out = new StringBuilder();
        SvgWriter.write(index, view, palette, out);
        return out.toString();
    }
}
