package org.daxscope.ui.pagemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.Overlay;
import org.daxscope.viz.PageMapPicture;
import org.daxscope.viz.PageState;
import org.daxscope.viz.PixelRect;
import org.daxscope.viz.Viewport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Choosing what to see, going there, selecting, and taking it away as a file. File f begins at sector 192 of pm0. */
@ExtendWith(LoggedErrors.class)
class MapExploringTest {
    @TempDir private Path folder;

    private Bench bench;
    private PageMapContent map;
    private MapBench screen;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench();
        bench.open(Bench.sample("6.1", "a-xfs-03-subpage-write"));
        map = bench.map();
        screen = new MapBench(map);
        map.use(MapOptions.USUAL);
        map.bar().choose(new MapTarget.OfDisk("pm0"));
        bench.run(DaxscopeUi.COMMAND_FORWARD);
        bench.activate(DaxscopeUi.VIEW_PAGE_MAP);
        bench.settle();
    }

    @AfterEach
    void asUsual() {
        map.use(MapOptions.USUAL);
        bench.settle();
    }

    private Viewport view() {
        return screen.view();
    }

    private Span focus() {
        return Objects.requireNonNull(bench.focus().focus()).span();
    }

    private void key(int keyCode, int modifiers) {
        screen.key(keyCode, modifiers);
        bench.settle();
    }

    private void mouse(int type, int button, int modifiers, PixelRect cell) {
        screen.mouse(type, button, modifiers, (int) cell.x() + 1, (int) cell.y() + 1);
    }

    @Test
    void aTypedAddressIsShownCloseEnoughToBeSeenAndBecomesTheFocus() {
        map.goTo("sector 224");
        bench.settle();

        assertThat(view().layout().bytesPerCell()).isEqualTo(512);
        assertThat(view().rectsOf(224 * 512, 225 * 512)).isNotEmpty();
        assertThat(focus()).isEqualTo(Span.disk("pm0", 224 * 512, 225 * 512));
        assertThat(map.readoutText()).contains("Disk sector: 224");
    }

    @Test
    void anAddressOfAFileIsFoundOnItsDiskAndABadOneIsExplained() {
        map.goTo("file f 16k");
        bench.settle();
        assertThat(map.selectedRanges()).hasSize(1);
        assertThat(map.selectedRanges().getFirst().start()).isEqualTo(224 * 512);

        map.goTo("sector a");

        assertThat(map.bar().address().error()).contains("\u201ca\u201d is no address");
        assertThat(map.selectedRanges().getFirst().start()).as("nothing moved").isEqualTo(224 * 512);
    }

    @Test
    void arrowsSelectCellsAndWithShiftRanges() {
        map.goTo("page 28");
        bench.settle();

        key(SWT.ARROW_RIGHT, 0);
        assertThat(focus()).isEqualTo(Span.disk("pm0", 29 * 4096, 30 * 4096));

        key(SWT.ARROW_RIGHT, SWT.SHIFT);
        assertThat(focus()).isEqualTo(Span.disk("pm0", 29 * 4096, 31 * 4096));

        key(SWT.HOME, SWT.MOD1);
        assertThat(focus()).isEqualTo(Span.disk("pm0", 0, 4096));

        key(SWT.END, SWT.MOD1);
        assertThat(focus().end()).isEqualTo(view().layout().length());
        assertThat(view().rectOf(focus().start()).y()).as("in sight").isBetween(0L, (long) view().height());
    }

    @Test
    void draggingSelectsARangeAndShiftClickExtendsIt() {
        map.goTo("page 28");
        bench.settle();
        PixelRect first = view().rectOf(28 * 4096);
        PixelRect third = view().rectOf(30 * 4096);
        PixelRect fifth = view().rectOf(32 * 4096);

        mouse(SWT.MouseDown, 1, 0, first);
        mouse(SWT.MouseMove, 0, SWT.BUTTON1, third);
        mouse(SWT.MouseUp, 1, SWT.BUTTON1, third);
        bench.settle();
        assertThat(focus()).isEqualTo(Span.disk("pm0", 28 * 4096, 31 * 4096));

        mouse(SWT.MouseDown, 1, SWT.SHIFT, fifth);
        mouse(SWT.MouseUp, 1, SWT.SHIFT, fifth);
        bench.settle();
        assertThat(focus()).isEqualTo(Span.disk("pm0", 28 * 4096, 33 * 4096));
    }

    @Test
    void theMiddleButtonPansAndTheMinimapFollowsAndLeads() {
        map.goTo("page 4096");
        bench.settle();
        long before = view().top();
        PixelRect here = view().rectOf(4096L * 4096);

        mouse(SWT.MouseDown, 2, 0, here);
        mouse(SWT.MouseMove, 0, SWT.BUTTON2, new PixelRect(here.x(), here.y() - 40, 1, 1));
        mouse(SWT.MouseUp, 2, SWT.BUTTON2, here);
        bench.settle();
        assertThat(view().top()).isEqualTo(before + 40);
        assertThat(map.minimap().frame()).isNotNull();

        Event click = new Event();
        click.x = 2;
        click.y = 2;
        click.button = 1;
        map.minimap().control().notifyListeners(SWT.MouseDown, click);
        bench.settle();

        assertThat(view().top()).isZero();
    }

    @Test
    void theCardNeverCoversItsCell() {
        map.goTo("page 28");
        bench.settle();
        PixelRect cell = view().rectOf(28 * 4096);

        MapBench.Card card = screen.hover((int) cell.x() + 1, (int) cell.y() + 1, "Disk sector: 224");

        Point corner = map.map().control().toDisplay((int) cell.x(), (int) cell.y());
        assertThat(card.bounds().intersects(
                new Rectangle(corner.x, corner.y, (int) cell.width(), (int) cell.height()))).isFalse();
        assertThat(card.text()).contains("Disk record");
    }

    @Test
    void whatIsHiddenInTheLegendIsNotPainted() {
        map.goTo("page 28");
        bench.settle();
        assertThat(screen.pixels(PageState.STALE)).isPositive();

        map.legend().entry(PageState.STALE).control().notifyListeners(SWT.MouseUp, click());
        bench.settle();
        assertThat(screen.pixels(PageState.STALE)).isZero();

        map.legend().entry(PageState.STALE).control().notifyListeners(SWT.MouseUp, click());
        bench.settle();
        assertThat(screen.pixels(PageState.STALE)).isPositive();
    }

    private static Event click() {
        Event event = new Event();
        event.button = 1;
        event.x = 1;
        event.y = 1;
        return event;
    }

    @Test
    void theCanvasShowsWhatTheModelSaysAtEveryZoomInBothOrders() {
        for (AddressCurve.Kind curve : AddressCurve.Kind.values()) {
            map.use(MapOptions.USUAL.with(curve).toggled(Overlay.Kind.OWNER).toggled(Overlay.Kind.CHANGED));
            bench.settle();
            map.fit();
            bench.settle();
            for (int zoom = 0; zoom < 4; zoom++) {
                assertThat(differences()).as("%s, zoom %d", curve, zoom).isZero();
                map.zoom(4);
                bench.settle();
            }
        }
    }

    /** Pixels of the canvas that differ from a picture painted at once, apart from the outlines on top. */
    private int differences() {
        map.map().outline(List.of(), List.of(), List.of());
        MapPicture picture = Objects.requireNonNull(map.map().picture());
        IndexedImage expected =
                PageMapPicture.paint(picture.index(), view(), map.map().palette(), picture.overlays());
        int[] colours = map.map().palette().colours();
        ImageData data = screen.painted();
        int differences = 0;
        for (int y = 0; y < expected.height(); y++)
            for (int x = 0; x < expected.width(); x++)
                if (!data.palette.getRGB(data.getPixel(x, y)).equals(Pictures.rgb(colours[expected.at(x, y)])))
                    differences++;
        return differences;
    }

    @Test
    void anExportedPictureHoldsWhatTheCanvasShows() throws Exception {
        map.goTo("page 28");
        map.use(MapOptions.USUAL.toggled(Overlay.Kind.OWNER));
        bench.settle();
        Path png = folder.resolve("map.png");

        bench.export(DaxscopeUi.COMMAND_EXPORT_PICTURE, png);

        ImageData sheet = new ImageData(new ByteArrayInputStream(Files.readAllBytes(png)));
        MapPicture picture = Objects.requireNonNull(map.map().picture());
        IndexedImage shown = PageMapPicture.paint(picture.index(), view(), map.map().palette(), picture.overlays());
        assertThat(sheet.width).isGreaterThanOrEqualTo(shown.width());
        assertThat(sheet.height).as("with title and legend").isGreaterThan(shown.height());
        RGB stale = Pictures.rgb(map.map().palette().swatch(PageState.STALE).fill());
        assertThat(MapBench.pixels(sheet, stale)).isGreaterThanOrEqualTo(screen.pixels(PageState.STALE)).isPositive();
    }

    @Test
    void anExportedDrawingIsSvgAndTheDataAreTheRuns() throws Exception {
        Path svg = folder.resolve("map.svg");
        Path csv = folder.resolve("map.csv");

        bench.export(DaxscopeUi.COMMAND_EXPORT_PICTURE, svg);
        bench.export(DaxscopeUi.COMMAND_EXPORT_DATA, csv);

        assertThat(Files.readString(svg)).startsWith("<svg").contains("disk pm0").endsWith("</svg>\n");
        assertThat(Files.readAllLines(csv)).first().isEqualTo("start,end,unit,state,owner");
        assertThat(Files.readString(csv)).contains("114688,118784,bytes,Stale,f");
    }

    @Test
    void whatAProcessMapsIsATargetNamedByVirtualAddresses() throws Exception {
        bench.open(Bench.sample("6.1", "a-ext4-23-mapping-before-inject"));
        while (bench.state().image().mappings().isEmpty() && bench.state().canForward())
            bench.run(DaxscopeUi.COMMAND_FORWARD);
        assertThat(bench.state().image().mappings()).as("a step that maps").isNotEmpty();
        var mapping = bench.state().image().mappings().getFirst();

        map.bar().choose(new MapTarget.OfProcess(mapping.process()));
        bench.settle();
        key(SWT.HOME, SWT.MOD1);

        assertThat(focus().space()).isEqualTo(Space.VIRTUAL);
        assertThat(focus().name()).isEqualTo(mapping.process());
        assertThat(focus().start()).isEqualTo(mapping.start());
    }

    @Test
    void howTheMapIsSeenIsRemembered() {
        MapOptions options = MapOptions.USUAL.with(AddressCurve.Kind.HILBERT).toggled(PageState.FREE)
                .toggled(Overlay.Kind.CHANGED).owned("f").minimap(false);
        XMLMemento memento = XMLMemento.createWriteRoot("view");

        options.save(memento);

        assertThat(MapOptions.read(memento)).isEqualTo(options);
        assertThat(MapOptions.read(XMLMemento.createWriteRoot("empty"))).isEqualTo(MapOptions.USUAL);
    }
}
