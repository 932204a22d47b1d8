package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;

import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.viz.AddressCurve.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverviewTest {
    private final Palette palette = TestPalettes.unique();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void eachPixelOfTheStripIsTheWorstOfItsRows(long seed) {
        var random = new Random(seed);
        var index = StateIndex.of(Images.random(seed, 40));
        var naive = NaiveStates.of(Images.random(seed, 40));
        for (Kind kind : Kind.values())
            for (int zoom = MapLayout.MIN_ZOOM; zoom <= MapLayout.maxZoom(index.length()); zoom++) {
                var layout = MapLayout.of(kind, index.length(), zoom, 1 + random.nextInt(5), 40);
                int height = 1 + random.nextInt(90);
                var strip = OverviewStrip.of(index, layout, height);
                long rows = layout.curve().rows(layout.cells());
                for (int y = 0; y < height; y++)
                    assertThat(strip.at(y)).as("%d of %d, %s", y, height, layout)
                            .isEqualTo(worst(naive, layout, y * rows / height, ((y + 1) * rows + height - 1) / height));
            }
    }

    private static PageState worst(NaiveStates states, MapLayout layout, long first, long end) {
        PageState worst = null;
        for (long cell = 0; cell < layout.cells(); cell++)
            if (layout.curve().row(cell) >= first && layout.curve().row(cell) < end) {
                PageState state = states.worst(layout.firstByte(cell), layout.endByte(cell));
                worst = worst == null || state.compareTo(worst) > 0 ? state : worst;
            }
        return worst;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneBadLineInSixteenTebibytesShowsInStripAndMinimap(Kind kind) {
        long bad = 5 * Images.TIB + 256;
        var index = StateIndex.of(Images.withPoison(16 * Images.TIB, new Bytes(bad, bad + 256)));
        var layout = MapLayout.of(kind, index.length(), 8, 4, 1000);
        var strip = OverviewStrip.of(index, layout, 700);
        int found = -1;
        for (int y = 0; y < 700; y++)
            if (strip.at(y) == PageState.LATENT) {
                assertThat(found).isEqualTo(-1);
                found = y;
            }
        PixelRect rect = layout.rect(layout.cellOf(bad));
        assertThat(rect.y()).isBetween(strip.topOf(found) - 4, strip.topOf(found + 1) + 4);
        assertThat(strip.image(3).at(1, found)).isEqualTo(Palette.fillIndex(PageState.LATENT));
        assertThat(strip.height()).isEqualTo(700);

        var minimap = Minimap.of(index, kind, palette, 160, 120);
        PixelRect small = minimap.viewport().rectOf(bad);
        assertThat(minimap.image().at((int) small.x(), (int) small.y())).isIn(Palette.fillIndex(PageState.LATENT),
                Palette.inkIndex(PageState.LATENT));
        long under = minimap.byteAt((int) small.x(), (int) small.y());
        assertThat(bad - under).isBetween(0L, minimap.viewport().layout().bytesPerCell() - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theFrameHoldsWhatTheViewShows(long seed) {
        var random = new Random(seed);
        Kind kind = Kind.values()[(int) seed % 2];
        long length = 4096L * (1 + random.nextInt(1 << 20));
        var index = StateIndex.of(Images.plain(length));
        var minimap = Minimap.of(index, kind, palette, 150, 100);
        for (int i = 0; i < 20; i++) {
            int zoom = 8 + random.nextInt(MapLayout.maxZoom(length) - 7);
            var view = new Viewport(MapLayout.of(kind, length, zoom, 8, 400), random.nextInt(9000),
                    random.nextInt(90_000), 400, 300);
            PixelRect frame = minimap.showing(view).frame();
            assertThat(frame.width()).isGreaterThanOrEqualTo(Minimap.MIN_FRAME);
            assertThat(frame.height()).isGreaterThanOrEqualTo(Minimap.MIN_FRAME);
            assertThat(frame.x()).isBetween(0L, 150 - frame.width());
            assertThat(frame.y()).isBetween(0L, 100 - frame.height());
            for (int n = 0; n < 30; n++) {
                long seen = view.byteAt(random.nextInt(400), random.nextInt(300));
                if (seen < 0)
                    continue;
                PixelRect rect = minimap.viewport().rectOf(seen);
                assertThat(rect.x()).isBetween(frame.x(), frame.x() + frame.width() - 1);
                assertThat(rect.y()).isBetween(frame.y(), frame.y() + frame.height() - 1);
            }
        }
        assertThat(minimap.showing(Viewport.fit(kind, length, 1, 4000, 4000)).frame().width())
                .isGreaterThan(Minimap.MIN_FRAME);
    }

    @Test
    void theStripsFrameFollowsTheView() {
        var index = StateIndex.of(Images.plain(1 << 20));
        var layout = MapLayout.of(Kind.LINEAR, 1 << 20, 8, 4, 256);
        var strip = OverviewStrip.of(index, layout, 64);

        assertThat(layout.height()).isEqualTo(256);
        assertThat(strip.frame(new Viewport(layout, 0, 0, 256, 64))).isEqualTo(new PixelRect(0, 0, 1, 16));
        assertThat(strip.frame(new Viewport(layout, 0, 192, 256, 64))).isEqualTo(new PixelRect(0, 48, 1, 16));
        assertThat(strip.frame(new Viewport(layout, 0, 0, 256, 999))).isEqualTo(new PixelRect(0, 0, 1, 64));
        assertThat(strip.topOf(16)).isEqualTo(64);
        assertThatThrownBy(() -> OverviewStrip.of(index, layout, 0)).hasMessageContaining("at least 1");
    }
}
