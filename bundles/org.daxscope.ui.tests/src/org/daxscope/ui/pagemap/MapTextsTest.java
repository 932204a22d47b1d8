package org.daxscope.ui.pagemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.selection.DiskSpan;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.StateIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapTextsTest {
    private static final MachineImage IMAGE = new MachineImage(
            List.of(new DeviceImage("pm0", 2048, 0, 0, List.of(), List.of(), List.of(), List.of(), "", List.of(),
                    List.of(), List.of(), List.of(new Area(65536, 73728, Use.DATA, "f", 4096)))),
            List.of(new FileImage("f", "pm0", 16384, true, List.of())), List.of());

    @ParameterizedTest
    @CsvSource({"0,0 B", "256,256 B", "1024,1 KiB", "1049600,1025 KiB", "402653184,384 MiB", "17592186044416,16 TiB",
        "4503599627370496,4096 TiB"})
    void sizesLoseNothing(long bytes, String text) {
        assertThat(Sizes.exact(bytes)).isEqualTo(text);
    }

    @Test
    void disksComeFirstAndThenFiles() {
        assertThat(MapTarget.all(IMAGE)).containsExactly(new MapTarget.OfDisk("pm0"), new MapTarget.OfFile("pm0", "f"));
    }

    @Test
    void aTargetThatIsGoneHasNoStates() {
        assertThat(new MapTarget.OfDisk("pm1").index(IMAGE, Set.of())).isNull();
        assertThat(new MapTarget.OfFile("pm0", "g").index(IMAGE, Set.of())).isNull();
    }

    @Test
    void placesOnTheDiskAreTranslatedToTheFile() {
        StateIndex file = Objects.requireNonNull(new MapTarget.OfFile("pm0", "f").index(IMAGE, Set.of()));
        StateIndex disk = Objects.requireNonNull(new MapTarget.OfDisk("pm0").index(IMAGE, Set.of()));
        List<DiskSpan> places = List.of(new DiskSpan("pm0", 61440, 69632), new DiskSpan("pm1", 0, 512));

        assertThat(MapSpans.of(places, file)).containsExactly(new ByteRange(4096, 8192));
        assertThat(MapSpans.of(places, disk)).containsExactly(new ByteRange(61440, 69632));
        MapTarget target = new MapTarget.OfFile("pm0", "f");
        assertThat(target.span(file, new ByteRange(4096, 8192))).isEqualTo(Span.file("f", 4096, 8192));
        assertThat(MapSpans.of(Span.file("f", 0, 256), List.of(), target, file)).as("a hole is in the file's map")
                .containsExactly(new ByteRange(0, 256));
    }
}
