package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.TreeSet;

import org.daxscope.viz.AddressCurve.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewportTest {
    @ParameterizedTest
    @EnumSource(Kind.class)
    void hittingIsTheInverseOfLayingOut(Kind kind) {
        var random = new Random(5);
        for (long length : new long[] {512, 70_000, 3 << 20, 16 * Images.TIB - 512})
            for (int zoom = MapLayout.MIN_ZOOM; zoom <= MapLayout.maxZoom(length); zoom++)
                for (int side : new int[] {1, 3, 8}) {
                    var layout = MapLayout.of(kind, length, zoom, side, 300);
                    long position = random.nextLong(length);
                    PixelRect rect = layout.rect(layout.cellOf(position));
                    long hit = layout.byteAt(rect.x() + random.nextInt(side), rect.y() + random.nextInt(side));
                    assertThat(hit).isLessThanOrEqualTo(position).isGreaterThan(position - layout.bytesPerCell());
                    assertThat(layout.endByte(layout.cellOf(hit))).isGreaterThan(position).isLessThanOrEqualTo(length);
                    assertThat(rect.x() + side).isLessThanOrEqualTo(layout.width());
                    assertThat(rect.y() + side).isLessThanOrEqualTo(layout.height());
                }
    }

    @Test
    void nothingIsHitBeyondTheMap() {
        var layout = MapLayout.of(Kind.LINEAR, 5 * 256, 8, 10, 40);

        assertThat(layout.cellAt(-1, 0)).isEqualTo(-1);
        assertThat(layout.cellAt(40, 0)).isEqualTo(-1);
        assertThat(layout.cellAt(10, 10)).isEqualTo(-1);
        assertThat(layout.cellAt(0, 20)).isEqualTo(-1);
        assertThat(layout.cellAt(9, 19)).isEqualTo(4);
        var view = new Viewport(layout, 0, 0, 30, 20);
        assertThat(view.byteAt(30, 0)).isEqualTo(-1);
        assertThat(view.byteAt(0, -1)).isEqualTo(-1);
    }

    @Test
    void rowsHoldWholeFramesOrDivideThem() {
        for (int zoom = 8; zoom < 40; zoom++) {
            long row = MapLayout.of(Kind.LINEAR, 16 * Images.TIB, zoom, 2, 1000).curve().columns() << zoom;
            assertThat(row % (2 << 20) == 0 || (2 << 20) % row == 0).as("row of %d bytes", row).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void fittingShowsEverythingAsLargeAsItCan(Kind kind) {
        for (long length : new long[] {512, 1 << 20, 3 * Images.TIB}) {
            var layout = MapLayout.fit(kind, length, 4, 600, 400);
            assertThat(layout.width()).isLessThanOrEqualTo(600);
            assertThat(layout.height()).isLessThanOrEqualTo(400);
            if (layout.zoom() > MapLayout.MIN_ZOOM) {
                var closer = MapLayout.of(kind, length, layout.zoom() - 1, 4, 600);
                assertThat(closer.height() > 400 || closer.width() > 600).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void zoomingKeepsTheByteUnderThePointer(Kind kind) {
        var view = Viewport.fit(kind, 1 << 30, 4, 640, 512).zoomed(6, 320, 256);
        long under = view.byteAt(330, 260);
        while (view.layout().zoom() > MapLayout.MIN_ZOOM) {
            view = view.zoomed(1, 330, 260);
            PixelRect rect = view.rectOf(under);
            assertThat(rect.y()).isBetween(256L, 260L);
            if (kind == Kind.HILBERT)
                assertThat(rect.x()).isBetween(327L, 330L);
        }
        assertThat(view.zoomed(1, 0, 0).layout().zoom()).isEqualTo(MapLayout.MIN_ZOOM);
        assertThat(view.zoomed(-99, 0, 0).layout().cells()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsInSightIsWhatCanBeHit(Kind kind) {
        var view = new Viewport(MapLayout.of(kind, 200 * 256, 8, 5, 60), 7, 11, 33, 40);
        var hit = new TreeSet<Long>();
        for (int y = 0; y < view.height(); y++)
            for (int x = 0; x < view.width(); x++)
                if (view.byteAt(x, y) >= 0)
                    hit.add(view.byteAt(x, y));
        var seen = new TreeSet<Long>();
        for (ByteRange range : view.visible())
            for (long line = range.start(); line < range.end(); line += 256)
                seen.add(line);

        assertThat(seen).isEqualTo(hit);
        long area = view.rectsOf(0, 200 * 256).stream().mapToLong(rect -> rect.width() * rect.height()).sum();
        assertThat(area).isEqualTo(hit.size() * 25L);
    }

    @Test
    void aSelectionIsOutlinedRowByRow() {
        var view = new Viewport(MapLayout.of(Kind.LINEAR, 64 * 256, 8, 10, 80), 0, 0, 80, 80);

        assertThat(view.rectsOf(6 * 256 + 1, 10 * 256 + 1)).containsExactly(new PixelRect(60, 0, 20, 10),
                new PixelRect(0, 10, 30, 10));
    }

    @Test
    void movesStayOnTheMap() {
        var view = new Viewport(MapLayout.of(Kind.LINEAR, 1 << 20, 8, 4, 256), 0, 0, 256, 64);

        assertThat(view.scrolled(-5, -5)).isEqualTo(view);
        assertThat(view.scrolled(0, 1 << 20).top()).isEqualTo(view.layout().height() - 64);
        assertThat(view.showing(0)).isEqualTo(view);
        assertThat(view.showing(64 * 256 * 20).rectOf(64 * 256 * 20).y()).isEqualTo(60);
        assertThat(view.scrolled(0, 900).showing(0).top()).isZero();
        assertThat(view.centredOn(64 * 256 * 20).rectOf(64 * 256 * 20).y()).isEqualTo(32);
        assertThat(view.resized(128, 64).layout().curve().columns()).isEqualTo(32);
    }

    @Test
    void tilesCoverTheView() {
        var view = new Viewport(MapLayout.of(Kind.LINEAR, 4 << 20, 8, 8, 512), 0, 300, 512, 300);

        assertThat(view.tiles(7)).containsExactly(new TileKey(7, 8, 0, 1), new TileKey(7, 8, 1, 1),
                new TileKey(7, 8, 0, 2), new TileKey(7, 8, 1, 2));
    }

    @Test
    void impossibleLayoutsAreRefused() {
        assertThatThrownBy(() -> new MapLayout(0, 8, 1, new LinearCurve(1))).hasMessageContaining("length 0");
        assertThatThrownBy(() -> new MapLayout(4096, 7, 1, new LinearCurve(1))).hasMessageContaining("zoom 7");
        assertThatThrownBy(() -> new MapLayout(4096, 8, 0, new LinearCurve(1))).hasMessageContaining("0 pixels");
    }
}
