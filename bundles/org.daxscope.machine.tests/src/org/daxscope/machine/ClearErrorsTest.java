package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.TestMachine.DISK;
import static org.daxscope.machine.TestMachine.FILE_SECTOR;
import static org.daxscope.machine.TestMachine.machine;

import java.util.List;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.MachineSpec.Disk;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.disk.PmemProfile;
import org.daxscope.pmem.media.MediaPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("ndctl clear-errors")
class ClearErrorsTest {
    private static final Operation.ClearErrors WHOLE_FILE = new Operation.ClearErrors(DISK, FILE_SECTOR, 1024);

    @ParameterizedTest
    @EnumSource
    @DisplayName("clears media, bus list and region table, and the disk's table keeps its record")
    void clearsAllButTheDisksTable(KernelPreset kernel) {
        TestMachine world = machine(kernel).xfs().file(65_536).known(8, 8);

        assertThat(world.call(WHOLE_FILE)).isEqualTo("4096");

        assertThat(world.poison()).isEmpty();
        assertThat(world.busRanges()).isEmpty();
        assertThat(world.regionRecords()).isEmpty();
        assertThat(world.records()).isEqualTo("8+8");
        assertThat(world.read(4096, 4096)).isEqualTo("EIO");
    }

    @Test
    void bindingTheDiskAgainBringsItsTableBackInStep() {
        TestMachine world = machine(KernelPreset.G618).xfs().file(65_536).known(8, 8);
        world.call(WHOLE_FILE);
        world.call(new Operation.Unmount());

        world.call(new Operation.Rebind(DISK));

        assertThat(world.records()).isEmpty();
    }

    @Test
    void clearsNoMoreOfARecordThanAsked() {
        TestMachine world = machine(KernelPreset.G618).xfs().file(65_536).known(8, 24);

        assertThat(world.call(new Operation.ClearErrors(DISK, FILE_SECTOR + 16, 8))).isEqualTo("4096");

        assertThat(world.poison()).isEqualTo("4096+4096 12288+4096");
        assertThat(world.regionRecords()).isEqualTo("8+8 24+8");
    }

    @Test
    void leavesPoisonAloneThatNoRecordNames() {
        TestMachine world = machine(KernelPreset.G618).xfs().file(65_536).latent(8, 8);

        assertThat(world.call(WHOLE_FILE)).isEqualTo("0");

        assertThat(world.poison()).isEqualTo("4096+4096");
    }

    @Test
    void leavesThePagesFlagAndTheKernelsMapAsTheyWere() {
        TestMachine world = machine(KernelPreset.G618).xfs().file(65_536).mapped().latent(8, 8);
        world.load("m", 4096);

        assertThat(world.call(WHOLE_FILE)).isEqualTo("4096");

        assertThat(world.device().hwPoison()).hasSize(1);
        assertThat(world.device().notPresent()).hasSize(1);
        assertThat(world.poison()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LEGACY", "NFIT_QEMU"})
    void needsFirmwareThatCan(PmemProfile profile) {
        TestMachine world = machine(KernelPreset.G618, profile);
        world.machine.disks().get(0).region().records().add(FILE_SECTOR + (profile.dataOffset() >> 9), 8);

        assertThat(world.call(WHOLE_FILE)).isEqualTo("ENOTTY");
    }

    @Test
    @DisplayName("Q24 says that all went well where a clear failed")
    void saysThatAllWentWell() {
        for (boolean quirk : new boolean[] {true, false}) {
            KernelModel kernel = KernelModel.of(KernelPreset.G618);
            Machine machine = new Machine(new MachineSpec(
                    quirk ? kernel : kernel.without(Quirk.Q24_CLEAR_ERRORS_REPORTS_SUCCESS),
                    List.of(Disk.of("pm0", 1 << 20).withMedia(MediaPolicy.DEFAULT.withClearUnit(8192)))),
                    new Journal());
            machine.perform(new Operation.InjectError("pm0", 0, 8, true, true, false));

            assertThat(TestMachine.text(machine.perform(new Operation.ClearErrors("pm0", 0, 2048))))
                    .isEqualTo(quirk ? "0" : "ENXIO");
        }
    }

    @Test
    void isRefusedWhereTheWholeNamespaceWouldLieInside() {
        Machine machine = new Machine(new MachineSpec(KernelModel.of(KernelPreset.G618),
                List.of(Disk.of("pm0", 8192).withFirmware(Firmware.FULL))), new Journal());
        machine.perform(new Operation.InjectError("pm0", 0, 16, true, true, false));

        assertThat(TestMachine.text(machine.perform(new Operation.ClearErrors("pm0", 0, 16)))).isEqualTo("EBUSY");
        assertThat(TestMachine.text(machine.perform(new Operation.ClearErrors("pm0", 0, 8)))).isEqualTo("4096");
    }

    @Test
    void refusesSectorsOutsideTheDisk() {
        TestMachine world = machine(KernelPreset.G618);

        assertThat(world.call(new Operation.ClearErrors(DISK, TestMachine.SECTORS, 1))).isEqualTo("EINVAL");
        assertThat(world.refusals()).contains(Rule.BEYOND_DEVICE_SECTORS);
    }
}
