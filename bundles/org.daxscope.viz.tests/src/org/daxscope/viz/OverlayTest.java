package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.viz.AddressCurve.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {
    private static final int[] SIDES = {1, 2, 3, 4, 5, 7, 8, 11, 12, 16};

    private final Palette palette = TestPalettes.unique();

    static Stream<Overlay.Kind> kinds() {
        return Arrays.stream(Overlay.Kind.values());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void markedPicturesAreTheModelAtEveryZoom(long seed) {
        DeviceImage device = Images.random(seed, 40);
        var index = StateIndex.of(device);
        var states = NaiveStates.of(device);
        var random = new Random(seed);
        for (Kind kind : Kind.values())
            for (int zoom = MapLayout.MIN_ZOOM; zoom <= MapLayout.maxZoom(index.length()); zoom++) {
                var layout = MapLayout.of(kind, index.length(), zoom, SIDES[random.nextInt(SIDES.length)], 90);
                List<Overlay> overlays = overlays(random, index.length());
                int left = random.nextInt(30);
                int top = random.nextInt(30);
                IndexedImage image =
                        new PageMapPicture(index, layout, palette, overlays).paint(left, top, 83, 61);
                var naive = new NaivePicture(states, layout,
                        position -> (position + device.physicalBase()) / (2 << 20), overlays);
                assertThat(TestPalettes.colours(image, palette)).as("%s, seed %d", layout, seed)
                        .isEqualTo(naive.paint(left, top, 83, 61));
            }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theDrawingHasTheSameMarksAsThePicture(Overlay.Kind marked) throws IOException {
        var random = new Random(marked.ordinal());
        for (Kind kind : Kind.values())
            for (int side : SIDES) {
                var index = StateIndex.of(Images.random(side, 300));
                var layout = MapLayout.of(kind, index.length(), 8 + random.nextInt(6), side, 150);
                var view = new Viewport(layout, random.nextInt(20), random.nextInt(200), 120, 90);
                List<Overlay> overlays = List.of(overlay(random, index.length(), marked),
                        overlay(random, index.length(), Overlay.Kind.SELECTION));
                var svg = new StringBuilder();
                SvgWriter.write(index, view, palette, overlays, svg);
                int[] drawn = new SvgRaster(svg.toString()).pixels();
                assertThat(drawn).as("%s", layout).isEqualTo(
                        TestPalettes.colours(PageMapPicture.paint(index, view, palette, overlays), palette));
            }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void tilesHaveTheMarksOfTheWholePicture(Kind kind) {
        var index = StateIndex.of(Images.random(3, 400));
        List<Overlay> overlays = overlays(new Random(9), index.length());
        var view = new Viewport(MapLayout.of(kind, index.length(), 8, 13, 600), 0, 40, 400, 500);
        var whole = PageMapPicture.paint(index, view, palette, overlays);
        var picture = new PageMapPicture(index, view.layout(), palette, overlays);
        for (TileKey key : view.tiles(1))
            for (int i = 0; i < Tile.SIZE * Tile.SIZE; i++) {
                long x = key.x() * Tile.SIZE + i % Tile.SIZE - view.left();
                long y = key.y() * Tile.SIZE + i / Tile.SIZE - view.top();
                if (i == 0)
                    assertThat(picture.tile(key).image().width()).isEqualTo(Tile.SIZE);
                if (x >= 0 && y >= 0 && x < view.width() && y < view.height() && i % 7 == 0)
                    assertThat(pixel(picture, key, i)).isEqualTo(whole.at((int) x, (int) y));
            }
    }

    private TileKey cachedKey;
    private IndexedImage cached;

    private int pixel(PageMapPicture picture, TileKey key, int i) {
        if (!key.equals(cachedKey)) {
            cachedKey = key;
            cached = picture.tile(key).image();
        }
        return cached.pixels()[i] & 0xff;
    }

    @Test
    void noMarkHidesTroubleInCellsOfOnePixel() {
        var index = StateIndex.of(Images.withPoison(1 << 20, new Bytes(4096, 4352)));
        var everything = Overlay.of(Overlay.Kind.SELECTION, List.of(new ByteRange(4096, 4352)));
        var layout = MapLayout.of(Kind.LINEAR, index.length(), 8, 1, 64);

        IndexedImage image = new PageMapPicture(index, layout, palette, List.of(everything)).paint(0, 0, 64, 64);

        assertThat(image.at(16, 0)).isEqualTo(Palette.fillIndex(PageState.LATENT));
    }

    @Test
    void anOverlayIsASetOfBytes() {
        var overlay = Overlay.of(Overlay.Kind.OWNER, List.of(new ByteRange(50, 60), new ByteRange(10, 20),
                new ByteRange(20, 30), new ByteRange(5, 5)));

        assertThat(overlay.ranges()).containsExactly(new ByteRange(10, 30), new ByteRange(50, 60));
        assertThat(overlay.bytes()).isEqualTo(30);
        assertThat(overlay.touches(0, 10)).isFalse();
        assertThat(overlay.touches(0, 11)).isTrue();
        assertThat(overlay.touches(29, 31)).isTrue();
        assertThat(overlay.touches(30, 50)).isFalse();
        assertThat(overlay.touches(60, 99)).isFalse();
        assertThat(overlay.isEmpty()).isFalse();
        assertThat(Overlay.of(Overlay.Kind.OWNER, List.of()).isEmpty()).isTrue();
    }

    @Test
    void overlaysAreNamedInWords() {
        assertThat(kinds().map(Overlay.Kind::displayName)).doesNotHaveDuplicates().doesNotContain("");
        assertThat(kinds().map(Overlay.Kind::explanation)).allMatch(text -> text.endsWith("."));
    }

    private static List<Overlay> overlays(Random random, long length) {
        return kinds().filter(kind -> random.nextBoolean()).map(kind -> overlay(random, length, kind)).toList();
    }

    private static Overlay overlay(Random random, long length, Overlay.Kind kind) {
        var ranges = new ArrayList<ByteRange>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            long start = random.nextLong(length);
            ranges.add(new ByteRange(start, Math.min(length, start + 1 + random.nextLong(20_000))));
        }
        return Overlay.of(kind, ranges);
    }
}
