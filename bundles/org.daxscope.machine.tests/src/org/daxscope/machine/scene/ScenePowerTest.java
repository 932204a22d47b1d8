package org.daxscope.machine.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.PowerCut.Fate;
import org.daxscope.machine.Machine;
import org.daxscope.machine.PowerPolicy;
import org.daxscope.machine.image.MountImage;
import org.junit.jupiter.api.Test;

/** What a scene says of the machine's power and of its partitions is what the machine does. */
class ScenePowerTest {
    private static final Scene SCENE = TestScenes.of("6.1", "xfs").withFiles(List.of()).withProcesses(List.of());

    private static Machine cutAndBooted(Scene scene, boolean scrubs) {
        Machine machine = new SceneMachine(scene, EventSink.none()).machine();
        machine.perform(new Operation.PoisonMedia("pm0", 200 << 20, 256));
        machine.perform(new Operation.PowerCut(Fate.LOST, 1));
        machine.perform(new Operation.Reboot(scrubs));
        return machine;
    }

    private static boolean knows(Machine machine) {
        return !machine.image().devices().getFirst().diskRecords().isEmpty();
    }

    @Test
    void aBootScrubsUnlessThisOneOrTheMachineDoesNot() {
        assertThat(knows(cutAndBooted(SCENE, true))).isTrue();
        assertThat(knows(cutAndBooted(SCENE, false))).isFalse();
        assertThat(knows(cutAndBooted(SCENE.withPower(PowerPolicy.USUAL.withScrubs(false)), true))).isFalse();
    }

    @Test
    void aBootMountsWhatWasMountedUnlessTheMachineDoesNot() {
        assertThat(cutAndBooted(SCENE, true).image().mounts()).extracting(MountImage::disk).containsExactly("pm0");
        assertThat(cutAndBooted(SCENE.withPower(PowerPolicy.USUAL.withMounts(false)), true).image().mounts()).isEmpty();
    }

    @Test
    void partitionsAreMadeBeforeWhatStandsOnThemAndMountedAgain() {
        Scene scene = SCENE.withPartitions(List.of(new PartitionSpec("pm0", 1, 2048, 524288),
                new PartitionSpec("pm0", 2, 526336, 0)))
                .withDmDevices(List.of(new DmSpec("v", "0 65536 linear pm0p2 0")))
                .withFileSystems(List.of(new FileSystemSpec("pm0p1", "xfs", "-m reflink=0", "dax=always")));

        Machine machine = cutAndBooted(scene, true);

        assertThat(machine.image().mounts()).extracting(MountImage::disk, MountImage::dax)
                .containsExactly(tuple("pm0p1", true));
        assertThat(machine.image().partitions()).hasSize(2);
        assertThat(machine.image().dmDevices()).as("nobody makes dm devices again").isEmpty();
        assertThat(scene.partitions()).extracting(PartitionSpec::name).containsExactly("pm0p1", "pm0p2");
        assertThat(scene.partitions().getLast().sectorsOn(1 << 20)).isEqualTo((1 << 20) - 526336);
    }
}
