package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.daxscope.lab.recording.FileLayout.ExtentSpec;
import org.daxscope.lab.recording.FileLayout.MapPiece;
import org.daxscope.lab.recording.FileLayout.SectorRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReaderTest {
    @Test
    void aSceneIsTyped() throws RecordingException {
        Recording recording = Samples.read("""
                {"format": "dax-recording/1", "id": "d-01", "title": "t", "kver": "6.1", "profile": "nfit-acpi4k",
                 "tags": ["dm"], "reboot": true, "steps": [],
                 "devices": [{"name": "pm0", "sectors": 786432, "kernel_name": "pmem0"}, {"name": "pm1", "sectors": 8}],
                 "dm": [{"name": "d0", "table": ["0 786432 linear pm0 0"]}],
                 "fs": {"type": "ext4", "on": "d0", "mount": "dax=always", "mkfs": "-b 4096", "huge": true},
                 "files": [{"name": "f", "size": 65536, "fill": "33", "how": "truncate",
                   "write_ranges": [[16384, 4096]]}],
                 "watch": [["pm0", 0, 65536]]}""");

        assertThat(recording.profile()).isEqualTo(Profile.NFIT_ACPI4K);
        assertThat(recording.reboot()).isTrue();
        assertThat(recording.devices()).containsExactly(new Device("pm0", 786_432, "pmem0"),
                new Device("pm1", 8, "pm1"));
        assertThat(recording.dm()).containsExactly(new DmSpec("d0", List.of("0 786432 linear pm0 0")));
        assertThat(recording.fs()).isEqualTo(new FsSpec(FsSpec.Type.EXT4, "d0", "dax=always", "-b 4096", true));
        assertThat(recording.files()).containsExactly(new FileSpec("f", 65_536, new Fill.Constant((byte) 0x33),
                FileSpec.How.TRUNCATE, List.of(new ByteRange(16_384, 4096))));
        assertThat(recording.watch()).containsExactly(new Watch("pm0", new ByteRange(0, 65_536)));
    }

    @Test
    void aLayoutTellsExtentsAndSectors() throws Exception {
        Recording recording = Samples.recording("6.1", "a-xfs-21-unwritten");

        assertThat(recording.layouts()).containsExactly(new FileLayout("f",
                List.of(new ExtentSpec(0, 98_304, 65_536, Set.of("last", "unwritten"))),
                List.of(new MapPiece(0, List.of(new SectorRun("pm0", 192, 128))))));
    }

    @Test
    void aLayoutWithoutANameBelongsToTheFileAtItsPlace() throws RecordingException {
        Recording recording = Samples.read(Samples.scenarioWith("""
                "files": [{"name": "f", "size": 1}, {"name": "g", "size": 1}],
                "setup": [{"fiemap": []}, {"device_map": [[0, []]]}],"""));

        assertThat(recording.layouts()).extracting(FileLayout::name).containsExactly("f", "g");
    }

    @Test
    void whatMayBeLeftOutMayAlsoBeNull() throws RecordingException {
        Recording recording = Samples.read(Samples.scenarioWith(
                "\"title\": null, \"dm\": null, \"fs\": null, \"files\": null, "
                        + "\"setup\": null, \"final_state\": null,"));

        assertThat(recording.title()).isEmpty();
        assertThat(recording.fs()).isNull();
        assertThat(recording.files()).isEmpty();
        assertThat(recording.setup()).isEmpty();
        assertThat(recording.isBare()).isTrue();
    }

    @Test
    void aKernelThatDiedIsTold() throws RecordingException {
        assertThat(Samples.read(Samples.scenarioWith("\"vm_died\": true,")).died()).isTrue();
        assertThat(Samples.read(Samples.scenarioWith("\"vm_died\": \"panic\",")).died()).isTrue();
        assertThat(Samples.read(Samples.scenarioWith("\"vm_died\": false,")).died()).isFalse();
        assertThat(Samples.read(Samples.scenario()).died()).isFalse();
    }

    @Test
    void treesHandedOutAreCopies() throws RecordingException {
        Recording recording = Samples.read(Samples.scenarioWith("\"final_state\": {},",
                "{\"op\": \"fsck\", \"observed\": {}}"));
        Step step = recording.steps().getFirst();

        Samples.finalState(recording).addProperty("x", 1);
        recording.scenario().addProperty("x", 1);
        recording.setup().add(1);
        Samples.observed(step).addProperty("x", 1);
        step.inputs().addProperty("x", 1);

        assertThat(Samples.finalState(recording).size()).isZero();
        assertThat(recording.scenario().has("x")).isFalse();
        assertThat(recording.setup()).isEmpty();
        assertThat(Samples.observed(step).size()).isZero();
        assertThat(step.inputs().has("x")).isFalse();
    }

    @Test
    void aFileThatCannotBeReadIsAnInputOutputError(@TempDir Path root) {
        assertThatIOException().isThrownBy(() -> RecordingReader.read(root.resolve("gone.json")));
        assertThatIOException().isThrownBy(() -> RecordingReader.read(root));
    }
}
