package org.daxscope.viz.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineSpec;
import org.daxscope.machine.MachineSpec.Disk;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.stack.Layer;
import org.daxscope.machine.stack.LayerKind;
import org.daxscope.machine.stack.Segment;
import org.daxscope.machine.stack.StackPath;
import org.daxscope.viz.IndexedImage;
import org.daxscope.viz.PageState;
import org.daxscope.viz.Palette;
import org.daxscope.viz.StateIndex;
import org.daxscope.viz.TestPalettes;
import org.daxscope.viz.drawing.DrawingRaster;
import org.daxscope.viz.drawing.Shape;
import org.daxscope.viz.drawing.SvgDrawing;
import org.daxscope.viz.stack.StackHit.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn against the machine it is of: pixels are read back and their bytes looked up another way. */
class StackPictureTest {
    private static final long PAGE = 4096;
    private static final int LINE = 256;

    private final Machine machine = new Machine(new MachineSpec(KernelModel.of(KernelPreset.G60),
            List.of(Disk.of("A", 8 << 20), Disk.of("B", 8 << 20), Disk.of("M", 128L << 20))), EventSink.none());
    private final Palette palette = TestPalettes.unique();

    private void perform(Operation operation) {
        assertThat(machine.perform(operation)).as(operation.toString()).isInstanceOf(Outcome.Done.class);
    }

    /** A file of 16 pages on a stripe, with latent poison, a stale record, and known poison under it. */
    @BeforeEach
    void striped() {
        perform(new Operation.CreateDm("v", "0 131072 linear M 0\n131072 16384 striped 2 16 A 0 B 0"));
        perform(new Operation.MakeFileSystem("v", "ext4", "-O ^has_journal"));
        perform(new Operation.Mount("v", "dax=always"));
        perform(new Operation.PlaceFile("f", 16 * PAGE, List.of(new Placement(0, 131_072 * 512L, 8 * PAGE, false),
                new Placement(8 * PAGE, 131_072 * 512L + 16 * PAGE, 8 * PAGE, true))));
        perform(new Operation.PoisonMedia("A", PAGE + 512, 256));
        perform(new Operation.StoreBadblocks("B", "8 1"));
        perform(new Operation.PoisonMedia("B", 2 * PAGE, 512));
        perform(new Operation.StoreBadblocks("B", "16 1"));
    }

    private StackPicture picture(Span span, int width) {
        MachineImage image = machine.image();
        return StackPicture.of(StackPath.of(image, span, false), image, List.of(), null, width);
    }

    private static PageState stateOf(IndexedImage pixels, int x, int y) {
        int index = pixels.at(x, y);
        for (PageState state : PageState.ALL)
            if (index == Palette.fillIndex(state) || index == Palette.inkIndex(state))
                return state;
        return null;
    }

    @ParameterizedTest
    @ValueSource(ints = {480, 700, 1000, 1601})
    void eachColumnOfEachBarShowsTheWorstOfItsBytes(int width) {
        MachineImage image = machine.image();
        StackPath path = StackPath.of(image, Span.file("f", 0, 16 * PAGE), false);
        StackPicture picture = StackPicture.of(path, image, List.of(), null, width);
        IndexedImage pixels = DrawingRaster.paint(picture.drawing(), palette);

        int compared = 0;
        for (int layer = 0; layer < path.layers().size(); layer++) {
            Layer here = path.layers().get(layer);
            Shape.Rect bar = picture.bar(layer);
            for (Segment segment : here.segments()) {
                int left = picture.column(layer, segment.span().start());
                int right = picture.column(layer, segment.span().end() - 1);
                for (int x = left + 1; x < right; x++) {
                    PageState shown = stateOf(pixels, x, bar.y() + bar.height() - 1);
                    // Lines between media lines and segments lie over the states.
                    if (shown == null)
                        continue;
                    assertThat(shown).as(here.kind() + " " + here.name() + " column " + x)
                            .isEqualTo(naive(image, picture, layer, segment, x));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(4 * 100);
    }

    /** By brute force: every 256 bytes of a column, each translated to the disks on its own. */
    private static PageState naive(MachineImage image, StackPicture picture, int layer, Segment segment, int x) {
        Places places = new Places(image);
        PageState worst = PageState.OUTSIDE;
        Span span = segment.span();
        for (long at = span.start(); at < span.end(); at += LINE) {
            boolean here = false;
            for (long byteAt = at; byteAt < Math.min(span.end(), at + LINE); byteAt++)
                here |= picture.column(layer, byteAt) == x;
            if (!here)
                continue;
            for (Span disk : places.down(new Span(span.space(), span.name(), at, Math.min(span.end(), at + LINE))))
                for (DeviceImage device : image.devices())
                    if (device.name().equals(disk.name())) {
                        PageState state = StateIndex.of(device).worst(disk.start(), disk.end());
                        worst = worst.compareTo(state) >= 0 ? worst : state;
                    }
        }
        return worst;
    }

    @Test
    void aRecordIsDrawnAtItsPlaceAndLeadsThere() {
        StackPicture picture = picture(Span.file("f", 0, 8 * PAGE), 1000);

        List<StackHit> records = picture.hits().stream()
                .filter(hit -> hit.part() == Part.RECORD && hit.text().contains("of the disk")).toList();

        assertThat(records).extracting(StackHit::span).containsExactly(Span.disk("B", 8 * 512, 9 * 512),
                Span.disk("B", 16 * 512, 17 * 512));
        Shape.Rect rect = picture.outline(records.getFirst()).orElseThrow();
        assertThat(picture.hit(rect.x(), rect.y())).hasValue(records.getFirst());
        int layer = records.getFirst().layer();
        assertThat(rect.x()).isEqualTo(picture.column(layer, 8 * 512));
    }

    @Test
    void everythingThatCanBeChosenIsFoundWhereItStands() {
        StackPicture picture = picture(Span.file("f", 0, 4 * PAGE), 1000);

        assertThat(picture.hits()).isNotEmpty().allSatisfy(hit -> {
            Shape.Rect rect = picture.outline(hit).orElseThrow();
            assertThat(picture.hit(rect.x() + rect.width() / 2, rect.y())).isPresent();
            assertThat(hit.text()).isNotBlank();
        });
        assertThat(picture.hits()).extracting(StackHit::text)
                .anyMatch(text -> text.contains("sectors of 512 bytes, counted from the start of dm device v"));
    }

    @Test
    void theWordsBesideSayWhatIsCutAndWhoRefuses() {
        StackPicture picture = picture(Span.file("f", 2 * PAGE, 8 * PAGE), 1400);

        List<String> texts = picture.drawing().shapes().stream().filter(Shape.Text.class::isInstance)
                .map(shape -> ((Shape.Text) shape).text()).toList();

        assertThat(texts).anyMatch(text -> text.equals("asked 24576 bytes, takes 8192: edge of the chunk"))
                .anyMatch(text -> text.startsWith("direct_access over 2 pages from pgoff 0 is refused"));

        StackPicture narrow = picture(Span.file("f", 2 * PAGE, 8 * PAGE), 620);
        assertThat(narrow.drawing().texts()).as("there is more than has room").extracting(Shape.Text::text)
                .anyMatch(text -> text.endsWith(" .."));
        assertThat(narrow.drawing().texts()).allMatch(text -> text.left() + text.width() <= 620);
    }

    @Test
    void theDrawingCanBeWrittenAsSvg() throws IOException {
        StringBuilder svg = new StringBuilder();

        SvgDrawing.write(picture(Span.file("f", 0, 8 * PAGE), 800).drawing(), palette, svg);

        assertThat(svg.toString()).startsWith("<svg").contains("dm v").endsWith("</svg>\n");
    }

    @Test
    void aRangeThatLiesNowhereIsAnEmptyPicture() {
        StackPicture picture = picture(Span.file("nothing", 0, PAGE), 600);

        assertThat(picture.hits()).isEmpty();
        assertThat(picture.drawing().height()).isPositive();
    }

    @Test
    void theLayersAreNamed() {
        StackPath path = StackPath.of(machine.image(), Span.file("f", 0, PAGE), false);

        assertThat(path.layers()).extracting(layer -> StackWords.name(layer) + " | " + StackWords.unit(layer))
                .containsExactly("file f | bytes of the file", "ext4 on v | its 4096-byte blocks",
                        "dm v | its 512-byte sectors",
                        "disk A | its 512-byte sectors", "region0 | its 512-byte sectors",
                        "physical | system physical bytes",
                        "media lines | 256 bytes each");
        assertThat(path.layers().stream().filter(layer -> layer.kind() == LayerKind.DM)
                .map(layer -> StackWords.address(layer, layer.segments().getFirst().span())))
                .containsExactly("sectors 131072..131079, pgoff 16384");
    }
}
