package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.image.DeviceImage.Use;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file that is unlinked while it is mapped")
class UnlinkedFileTest {

    private static TestMachine machine(String fs) {
        TestMachine machine = TestMachine.machine(KernelPreset.G60).fs(fs).file(65536).mapped();
        machine.load("m", 4096);
        return machine;
    }

    private static long data(TestMachine machine) {
        return machine.device().areas().stream().filter(area -> area.use() == Use.DATA)
                .mapToLong(area -> area.end() - area.start()).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void livesOnWithoutItsName(String fs) {
        TestMachine machine = machine(fs);
        Blocks blocks = new Blocks();
        blocks.requireConserved(machine.machine.fileSystem().orElseThrow(), "before");
        assertThat(machine.call(new Operation.Unlink("f"))).isEqualTo("0");
        assertThat(machine.read(0, 1)).isEqualTo("ENOENT");
        assertThat(machine.load("m", 4096)).isEqualTo("'!'");
        assertThat(machine.store("m", 8192)).as("and can be faulted in").isEqualTo("1");
        assertThat(data(machine)).isEqualTo(65536);
        blocks.requireConserved(machine.machine.fileSystem().orElseThrow(), "unlinking");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void goesWithItsLastMapping(String fs) {
        TestMachine machine = machine(fs);
        machine.perform(new Operation.Unlink("f"));
        MachineState unlinked = machine.machine.save();
        assertThat(machine.call(new Operation.Munmap("p1", "m"))).isEqualTo("0");
        assertThat(data(machine)).isZero();
        assertThat(machine.machine.fileSystem().orElseThrow().orphans()).isEmpty();

        machine.machine.restore(unlinked);
        assertThat(machine.load("m", 4096)).as("a snapshot holds it").isEqualTo("'!'");
        assertThat(machine.call(new Operation.Unmount("pm0"))).isEqualTo("0");
        machine.perform(new Operation.Mount("pm0", "dax=always"));
        assertThat(data(machine)).as("and unmounting drops it").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void anotherFileMayTakeTheName(String fs) {
        TestMachine machine = machine(fs);
        machine.perform(new Operation.Unlink("f"));
        assertThat(machine.write(0, 4096)).as("a new file").isEqualTo("4096");
        assertThat(machine.load("m", 4096)).isEqualTo("'!'");
        assertThat(machine.load("m", 0)).as("the old content").isEqualTo("' '");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xfs", "ext4"})
    void itsPagesCanFail(String fs) {
        TestMachine machine = machine(fs);
        machine.perform(new Operation.Unlink("f"));
        machine.perform(new Operation.PoisonMedia("pm0", TestMachine.FILE_BYTE + 4096, 256));
        assertThat(machine.load("m", 4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
    }
}
