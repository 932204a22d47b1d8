package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.MachineSpec.Disk;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.pmem.bus.Firmware;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A storm of poison")
class StormTest {
    private static final long TIB_16 = 16L << 40;
    private static final long MIB = 1 << 20;

    private final Journal journal = new Journal();

    private Machine machine(KernelPreset kernel, Firmware firmware, long bytes) {
        return new Machine(new MachineSpec(KernelModel.of(kernel),
                List.of(Disk.of("pm0", bytes).withFirmware(firmware))), journal);
    }

    private static DeviceImage device(Machine machine) {
        return machine.image().devices().get(0);
    }

    private static long lines(List<Bytes> ranges) {
        return ranges.stream().mapToLong(range -> (range.end() - range.start()) / 256).sum();
    }

    @Test
    void strikesWhereItIsToldAndNowhereElse() {
        Machine machine = machine(KernelPreset.G618, Firmware.FULL, 64 * MIB);

        Outcome outcome = machine.perform(new Operation.Storm("pm0", MIB, 4 * MIB, 500, 8, 42, false));

        List<Bytes> poisoned = device(machine).poisoned();
        assertThat(outcome).isEqualTo(new Outcome.Done(lines(poisoned)));
        assertThat(poisoned.size()).isBetween(400, 500);
        assertThat(poisoned).allMatch(range -> range.start() >= MIB && range.end() <= 5 * MIB);
        assertThat(lines(poisoned)).isBetween(500 * 3L, 500 * 6L);
        assertThat(device(machine).diskRecords()).isEmpty();
        assertThat(device(machine).busRanges()).isEmpty();
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        Operation seven = new Operation.Storm("pm0", 0, 64 * MIB, 300, 8, 7, true);
        Operation eight = new Operation.Storm("pm0", 0, 64 * MIB, 300, 8, 8, true);
        Machine first = machine(KernelPreset.G618, Firmware.FULL, 64 * MIB);
        Machine second = machine(KernelPreset.G618, Firmware.FULL, 64 * MIB);
        Machine third = machine(KernelPreset.G618, Firmware.FULL, 64 * MIB);

        first.perform(seven);
        second.perform(seven);
        third.perform(eight);

        assertThat(second.image()).isEqualTo(first.image());
        assertThat(device(third).poisoned()).isNotEqualTo(device(first).poisoned());
        assertThat(device(first).poisoned().getFirst()).as("for ever").isEqualTo(new Bytes(430_848, 431_360));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKnownIsRecordedAsItsPlatformCan(Firmware firmware) {
        Machine machine = machine(KernelPreset.G618, firmware, 64 * MIB);

        machine.perform(new Operation.Storm("pm0", 0, 64 * MIB, 50, 8, 3, true));

        DeviceImage device = device(machine);
        assertThat(device.diskRecords().size()).isBetween(40, 50);
        assertThat(device.poisoned()).allMatch(range -> device.diskRecords().stream()
                .anyMatch(record -> record.startByte() <= range.start()
                        && range.end() <= record.startByte() + record.byteCount()));
        assertThat(device.regionRecords().isEmpty()).isEqualTo(firmware == Firmware.NONE);
        assertThat(device.busRanges().isEmpty()).isEqualTo(firmware == Firmware.NONE);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("of 100,000 ranges over 16 TiB is one quick operation, latent or known, and so are scrub, image and undo")
    void aHundredThousandRanges(KernelPreset kernel) {
        Machine machine = machine(kernel, Firmware.FULL, TIB_16);
        MachineState calm = machine.save();

        machine.perform(new Operation.Storm("pm0", 0, TIB_16, 100_000, 4, 1, true));
        MachineState struck = machine.save();
        machine.perform(new Operation.Scrub());

        DeviceImage device = device(machine);
        assertThat(device.poisoned()).hasSizeBetween(99_900, 100_000);
        assertThat(device.busRanges()).hasSameSizeAs(device.poisoned());
        assertThat(device.diskRecords()).hasSize(512);
        // A full table says so once for each time it is filled, as the kernel's log does.
        assertThat(journal.events(0, journal.size()).filter(e -> e.kind() == EventKind.DISK_RECORD_REFUSED).count())
                .isEqualTo(2);
        machine.restore(calm);
        assertThat(device(machine).poisoned()).isEmpty();
        machine.restore(struck);
        assertThat(device(machine)).isEqualTo(device);
    }

    @Test
    void aSmallDiskHoldsManyStrikesOnOnePlace() {
        Machine machine = machine(KernelPreset.G15, Firmware.FULL, MIB);

        machine.perform(new Operation.Storm("pm0", 1000, 2000, 10_000, 3, 1, true));

        assertThat(device(machine).poisoned()).containsExactly(new Bytes(768, 3072));
        assertThat(device(machine).busRanges()).containsExactly(new Bytes(768, 3072));
    }
}
