package org.daxscope.machine.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.run.Run;
import org.daxscope.pmem.media.MediaPolicy;
import org.junit.jupiter.api.Test;

/** Files of a scene with two file systems: their names, plain or with their disk, and where they are made. */
class SceneFilesTest {
    private static final long MIB = 1 << 20;

    @Test
    void aPlainNameAndOneWithItsDiskAreTheSame() {
        Scene one = TestScenes.of("6.1", "xfs");
        var second = new RegionSpec("region1", RegionSpec.AUTOMATIC, List.of(new DimmSpec("nmem1", 514 * MIB)),
                MediaPolicy.DEFAULT, new NamespaceSpec("pm1", MIB, 2 * MIB));
        Scene scene = one.withRegions(List.of(one.regions().getFirst(), second))
                .withFileSystems(List.of(one.fileSystems().getFirst(),
                        new FileSystemSpec("pm1", "ext4", "", "dax=always")))
                .withFiles(List.of(one.files().getFirst(), FileSpec.written("g", "pm1", MIB, new Pattern.PageNumbers()),
                        FileSpec.written("pm1:h", "pm1", MIB, new Pattern.PageNumbers())));

        MachineImage image = Run.of(scene).image();

        assertThat(image.files()).extracting(FileImage::name).containsExactlyInAnyOrder("f", "pm1:g", "pm1:h");
        assertThat(scene.files().stream().map(scene::nameOf)).containsExactlyElementsOf(
                Stream.of("f", "pm1:g", "pm1:h").toList());
        assertThat(image.files()).filteredOn(file -> file.mount().equals("pm1")).extracting(FileImage::size)
                .containsOnly(MIB);
    }
}
