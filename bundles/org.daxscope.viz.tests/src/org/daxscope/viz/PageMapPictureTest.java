package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.image.FileImage;
import org.daxscope.viz.AddressCurve.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageMapPictureTest {
    private static final int[] SIDES = {1, 2, 3, 4, 5, 8, 11};

    private final Palette palette = TestPalettes.unique();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theDisksPictureIsTheModelAtEveryZoom(long seed) {
        DeviceImage device = Images.random(seed, 40);

        assertEqualAtEveryZoom(StateIndex.of(device), NaiveStates.of(device), seed, device.physicalBase());
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void theFilesPictureIsTheModelAtEveryZoom(long seed) {
        DeviceImage device = Images.random(seed, 40);
        FileImage file = Images.randomFile(seed, 40);

        assertEqualAtEveryZoom(StateIndex.of(device, file), NaiveStates.of(device, file), seed, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {Images.ODD_BASE, 0x4000_0000L})
    void boundariesLieWhereFramesOfThePhysicalAddressMeet(long base) {
        DeviceImage device = Images.image(5 << 20, base, List.of(), List.of(),
                List.of(), List.of(), List.of());

        assertEqualAtEveryZoom(StateIndex.of(device), NaiveStates.of(device), base, base);
        var picture =
                new PageMapPicture(StateIndex.of(device), MapLayout.of(Kind.LINEAR, 5 << 20, 12, 4, 300), palette);
        assertThat(TestPalettes.colours(picture.paint(0, 0, 300, 100), palette)).contains(TestPalettes.BOUNDARY);
    }

    private void assertEqualAtEveryZoom(StateIndex index, NaiveStates states, long seed, long phase) {
        var random = new Random(seed);
        for (Kind kind : Kind.values())
            for (int zoom = MapLayout.MIN_ZOOM; zoom <= MapLayout.maxZoom(index.length()); zoom++) {
                int side = SIDES[random.nextInt(SIDES.length)];
                var layout = MapLayout.of(kind, index.length(), zoom, side, 90);
                int left = random.nextInt(30);
                int top = random.nextInt(30);
                IndexedImage image = new PageMapPicture(index, layout, palette).paint(left, top, 101, 67);
                var expected = new NaivePicture(states, layout, phase).paint(left, top, 101, 67);
                assertThat(TestPalettes.colours(image, palette)).as("%s", layout).isEqualTo(expected);
            }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneBadLineInSixteenTebibytesShowsAtEveryZoom(Kind kind) {
        long bad = 11 * Images.TIB + 123_456 * 256;
        var index = StateIndex.of(Images.withPoison(16 * Images.TIB, new Bytes(bad, bad + 256)));
        for (int zoom = MapLayout.MIN_ZOOM; zoom <= MapLayout.maxZoom(index.length()); zoom++)
            for (int side : new int[] {1, 4, 8}) {
                var layout = MapLayout.of(kind, index.length(), zoom, side, 64);
                var view = new Viewport(layout, 0, 0, 64, 64).centredOn(bad);
                var states = states(PageMapPicture.paint(index, view, palette));
                assertThat(states).as("%s", layout).contains(PageState.LATENT);
                PixelRect rect = view.rectOf(bad);
                IndexedImage image = PageMapPicture.paint(index, view, palette);
                int x = (int) rect.x() + side - 1;
                int y = (int) rect.y() + side - 1;
                assertThat(image.at(x, y)).isIn(Palette.fillIndex(PageState.LATENT),
                        Palette.inkIndex(PageState.LATENT));
            }
    }

    @Test
    void theWholeOfAHugeDiskShowsItsBadLine() {
        long bad = 16 * Images.TIB - 256;
        var index = StateIndex.of(Images.withPoison(16 * Images.TIB, new Bytes(bad, bad + 256)));

        assertThat(states(PageMapPicture.paint(index, Viewport.fit(Kind.LINEAR, index.length(), 2, 200, 200), palette)))
                .contains(PageState.LATENT);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void tilesMakeUpTheWholePicture(Kind kind) {
        var index = StateIndex.of(Images.random(3, 400));
        var view = new Viewport(MapLayout.of(kind, index.length(), 8, 5, 500), 130, 99, 300, 280);
        var whole = PageMapPicture.paint(index, view, palette);
        var picture = new PageMapPicture(index, view.layout(), palette);
        for (TileKey key : view.tiles(1)) {
            Tile tile = picture.tile(key);
            assertThat(tile.key()).isEqualTo(key);
            for (int i = 0; i < Tile.SIZE * Tile.SIZE; i++) {
                long x = key.x() * Tile.SIZE + i % Tile.SIZE - view.left();
                long y = key.y() * Tile.SIZE + i / Tile.SIZE - view.top();
                if (x >= 0 && y >= 0 && x < view.width() && y < view.height()
                        && whole.at((int) x, (int) y) != (tile.image().pixels()[i] & 0xff))
                    throw new AssertionError("tile %s differs at %d,%d".formatted(key, x, y));
            }
        }
    }

    @Test
    void everyHatchShowsInEveryCellOfFourPixels() {
        for (PageState state : PageState.ALL) {
            Hatch hatch = palette.swatch(state).hatch();
            IndexedImage sample = PageMapPicture.sample(palette, state, 4, 4);
            var indexes = new HashSet<Integer>();
            for (byte pixel : sample.pixels())
                indexes.add((int) pixel);
            assertThat(indexes).contains(Palette.fillIndex(state));
            assertThat(indexes.contains(Palette.inkIndex(state))).isEqualTo(hatch != Hatch.NONE);
        }
    }

    @Test
    void smallCellsHaveTheirColourOnlyAndLargeOnesAGrid() {
        var index = StateIndex.of(Images.withPoison(1 << 16, new Bytes(0, 1 << 16)));
        var small = new PageMapPicture(index, MapLayout.of(Kind.LINEAR, 1 << 16, 8, 3, 48), palette);
        var middle = new PageMapPicture(index, MapLayout.of(Kind.LINEAR, 1 << 16, 8, 4, 64), palette);
        var large = new PageMapPicture(index, MapLayout.of(Kind.LINEAR, 1 << 16, 8, 8, 128), palette);

        assertThat(colours(small.paint(0, 0, 48, 48))).containsOnly(TestPalettes.fill(PageState.LATENT));
        assertThat(colours(middle.paint(0, 0, 64, 64))).containsOnly(TestPalettes.fill(PageState.LATENT),
                TestPalettes.ink(PageState.LATENT));
        assertThat(colours(large.paint(0, 0, 128, 128))).containsOnly(TestPalettes.fill(PageState.LATENT),
                TestPalettes.ink(PageState.LATENT), TestPalettes.GRID);
    }

    @Test
    void aPictureAndItsLayoutMustBeOfOneSpace() {
        var index = StateIndex.of(Images.plain(8192));
        var layout = MapLayout.of(Kind.LINEAR, 4096, 8, 4, 64);

        assertThatThrownBy(() -> new PageMapPicture(index, layout, palette)).hasMessageContaining("4096");
        assertThatThrownBy(() -> new IndexedImage(2, 2, new byte[3])).hasMessageContaining("3 pixels");
        var picture = new PageMapPicture(index, MapLayout.of(Kind.LINEAR, 8192, 8, 4, 64), palette);
        assertThatThrownBy(() -> picture.tile(new TileKey(0, 9, 0, 0))).hasMessageContaining("zoom 8");
    }

    private Set<Integer> colours(IndexedImage image) {
        var colours = new HashSet<Integer>();
        for (int colour : TestPalettes.colours(image, palette))
            colours.add(colour);
        return colours;
    }

    private Set<PageState> states(IndexedImage image) {
        Map<Integer, PageState> states = TestPalettes.states();
        var found = new HashSet<PageState>();
        Arrays.stream(TestPalettes.colours(image, palette)).filter(states::containsKey)
                .forEach(colour -> found.add(states.get(colour)));
        return found;
    }
}
