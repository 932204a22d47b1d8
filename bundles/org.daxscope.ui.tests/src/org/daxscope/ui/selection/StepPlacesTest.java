package org.daxscope.ui.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.lab.recording.FileStep;
import org.daxscope.lab.recording.MappingStep;
import org.daxscope.lab.recording.PoisonStep;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DeviceImage.Use;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.MappingImage;
import org.junit.jupiter.api.Test;

class StepPlacesTest {
    /** A file of two extents: offsets 0 to 8192 at byte 65536, offsets 8192 to 16384 at byte 131072. */
    private static final MachineImage IMAGE = new MachineImage(
            List.of(new DeviceImage("pm0", 2048, 0, 0, List.of(), List.of(), List.of(), List.of(), "", List.of(),
                    List.of(), List.of(),
                    List.of(new Area(65536, 73728, Use.DATA, "f", 0), new Area(131072, 139264, Use.DATA, "f", 8192)))),
            List.of(), List.of(new MappingImage("p1", "m", 4096, 8192, "f", 4096, List.of())));

    @Test
    void sectorsOfADiskAreWhereTheyAre() {
        assertThat(StepPlaces.of(new PoisonStep.Inject(new PoisonStep.Sectors("pm0", 8, 8)), IMAGE))
                .containsExactly(new DiskSpan("pm0", 4096, 8192));
    }

    @Test
    void bytesOfAFileAreWhereItsExtentsPutThem() {
        assertThat(StepPlaces.of(new FileStep.Read("f", 4096, 8192, FileStep.OpenMode.PLAIN), IMAGE))
                .containsExactly(new DiskSpan("pm0", 69632, 73728), new DiskSpan("pm0", 131072, 135168));
    }

    @Test
    void aMappingLeadsToItsFile() {
        assertThat(StepPlaces.of(new MappingStep.Load("m", null, 100), IMAGE))
                .containsExactly(new DiskSpan("pm0", 69732, 69733));
        assertThat(StepPlaces.of(new MappingStep.Load(null, "f", 100), IMAGE))
                .containsExactly(new DiskSpan("pm0", 65636, 65637));
    }

    @Test
    void whatLiesNowhereHasNoPlace() {
        assertThat(StepPlaces.of(new FileStep.Read("gone", 0, 4096, FileStep.OpenMode.PLAIN), IMAGE)).isEmpty();
        assertThat(StepPlaces.of(new FileStep.Read("f", 65536, 4096, FileStep.OpenMode.PLAIN), IMAGE)).isEmpty();
        assertThat(StepPlaces.of(new FileStep.Fsync("f"), IMAGE)).isEmpty();
    }
}
