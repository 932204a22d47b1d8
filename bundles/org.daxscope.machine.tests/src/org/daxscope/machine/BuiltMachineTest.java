package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.MachineSpec.Disk;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.media.ClearContent;
import org.daxscope.pmem.media.MediaPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A machine of one's own")
class BuiltMachineTest {
    private static final long GIB = 1L << 30;
    private static final KernelModel KERNEL = KernelModel.of(KernelPreset.G618);

    private static Machine machine(Disk... disks) {
        return new Machine(new MachineSpec(KERNEL, List.of(disks)), new Journal());
    }

    private static DeviceImage device(Machine machine, int index) {
        return machine.image().devices().get(index);
    }

    private static Operation.Write write(String on, long offset, long length) {
        return new Operation.Write(on, offset, length, length, new Pattern.Constant((byte) 'W'), OpenMode.DIRECT);
    }

    @Test
    void itsRegionsStandOneAfterTheOtherAtTwoMebibytes() {
        Machine machine = machine(Disk.of("pm0", 3 * GIB + 4096), Disk.of("pm1", 16L << 40).withDataOffset(4096),
                Disk.of("pm2", GIB).withFirmware(Firmware.NONE));

        List<PmemDisk> disks = machine.disks();

        long end = 4 * GIB;
        for (PmemDisk disk : disks) {
            assertThat(disk.region().range().start()).isEqualTo(end + (2 << 20) - 1 & -(2 << 20));
            end = disk.region().range().end();
        }
        assertThat(device(machine, 0).dataOffset()).isEqualTo(2 << 20);
        assertThat(device(machine, 1).dataOffset()).isEqualTo(4096);
        assertThat(device(machine, 1).sectors()).isEqualTo(1L << 35);
    }

    @Test
    void disksWithTheSameFirmwareShareABus() {
        Machine machine = machine(Disk.of("pm0", GIB), Disk.of("pm1", GIB).withFirmware(Firmware.NONE),
                Disk.of("pm2", GIB));

        List<PmemDisk> disks = machine.disks();

        assertThat(disks.get(0).bus()).isSameAs(disks.get(2).bus()).isNotSameAs(disks.get(1).bus());
        assertThat(disks.get(0).bus().name()).isEqualTo("ndbus0");
        assertThat(disks.get(1).bus().name()).isEqualTo("ndbus1");
    }

    @ParameterizedTest
    @CsvSource({"true, 2048+4", "false, 2048+1 2049+1 2050+1 2051+1"})
    void anInjectedErrorLosesTheBytes(boolean saturate, String lost) {
        Machine machine = machine(Disk.of("pm0", GIB));

        machine.perform(new Operation.InjectError("pm0", 2048, 4, true, saturate, false));

        String poisoned = device(machine, 0).poisoned().stream()
                .map(range -> range.start() / 512 + "+" + (range.end() - range.start() + 511) / 512)
                .reduce((a, b) -> a + " " + b).orElse("");
        assertThat(poisoned).isEqualTo(lost);
        assertThat(device(machine, 0).diskRecords()).containsExactly(new DiskSectors(2048, 4));
        assertThat(machine.perform(new Operation.Read("pm0", 1 << 20, 512, OpenMode.DIRECT)))
                .isInstanceOf(Outcome.Failed.class);
    }

    @ParameterizedTest
    @EnumSource
    void aClearFollowsTheDisksOwnFirmware(Firmware firmware) {
        Machine machine = machine(Disk.of("pm0", GIB).withFirmware(firmware));
        machine.perform(new Operation.PoisonMedia("pm0", 8192, 4096));
        machine.perform(new Operation.StoreBadblocks("pm0", "16 8"));

        Outcome outcome = machine.perform(write("pm0", 8192, 4096));

        boolean cleared = firmware == Firmware.FULL;
        assertThat(outcome instanceof Outcome.Done).isEqualTo(firmware != Firmware.CANNOT_CLEAR);
        assertThat(device(machine, 0).poisoned().isEmpty()).isEqualTo(cleared);
        assertThat(device(machine, 0).diskRecords().isEmpty()).isEqualTo(firmware != Firmware.CANNOT_CLEAR);
    }

    @Test
    void eachDiskHasItsOwnPolicy() {
        MediaPolicy garbage = MediaPolicy.DEFAULT.withContent(new ClearContent.Random(7)).withClearUnit(8192);
        Machine machine = machine(Disk.of("pm0", GIB), Disk.of("pm1", GIB).withMedia(garbage));

        for (String disk : List.of("pm0", "pm1")) {
            machine.perform(new Operation.InjectError(disk, 16, 8, true, true, false));
            machine.perform(new Operation.ClearErrors(disk, 0, 1 << 20));
        }

        // 8 KiB can never be cleared by 4 KiB.
        assertThat(device(machine, 0).poisoned()).isEmpty();
        assertThat(device(machine, 1).poisoned()).containsExactly(new Bytes(8192, 12_288));
    }

    @ParameterizedTest
    @CsvSource({"pm:0, 4096, 'the disk name \"pm:0\" must be a word without a colon, as in \"pm0\"'",
        "pm0, 1000, 'disk pm0: a size of 1000 bytes, expected a multiple of 512 from 512 to 17592186044416'"})
    void whatCannotBeIsSaid(String name, long bytes, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(() -> Disk.of(name, bytes)).withMessage(sentence);
    }

    @Test
    void twoDisksCannotHaveOneName() {
        List<Disk> disks = List.of(Disk.of("pm0", GIB), Disk.of("pm0", GIB));

        assertThatIllegalArgumentException().isThrownBy(() -> new MachineSpec(KERNEL, disks))
                .withMessage("two disks are named \"pm0\"");
    }
}
