package org.daxscope.pmem.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.disk.PmemPlatform;
import org.daxscope.pmem.media.MediaPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("From hardware to records")
class NvdimmBusTest {
    private static final long BASE = 0x40_8000_0000L;
    private static final long MIB = 1 << 20;
    private static final long OFFSET = 2 * MIB;

    private NvdimmBus bus = bus(KernelPreset.G60);
    private PmemDisk disk;

    private NvdimmBus bus(KernelPreset preset) {
        return bus(KernelModel.of(preset), Firmware.FULL);
    }

    private NvdimmBus bus(KernelModel kernel, Firmware firmware) {
        PmemPlatform platform = new PmemPlatform(firmware, true, kernel, EventSink.none());
        disk = platform.addDisk("pm0", BASE, 16 * MIB, OFFSET, MediaPolicy.DEFAULT);
        bus = platform.bus();
        return bus;
    }

    private String region() {
        return bus.regions().getFirst().records().table().show();
    }

    private void found(long physical, long length) {
        bus.addBadrange(new PhysicalAddress(physical), length);
        bus.revalidate();
    }

    @Test
    @DisplayName("B-01 bytes are rounded out to sectors")
    void bytesAreRoundedOutToSectors() {
        found(BASE + OFFSET + 0x100, 256);
        assertThat(disk.badblocksText()).isEqualTo("0 1\n");
        assertThat(region()).isEqualTo("4096 1\n");

        found(BASE + OFFSET + 0x3f0, 32);
        assertThat(disk.badblocksText()).isEqualTo("0 3\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "G19", "G60", "G65"})
    @DisplayName("B-02 a machine check records 64 bytes rounded up, since 5.19 what MISC says")
    void aMachineCheckRecordsWhatTheKernelMakesOfIt(KernelPreset preset) {
        bus(preset);

        bus.machineCheck(new PhysicalAddress(BASE + OFFSET + 0x101234), 12);

        assertThat(disk.badblocksText()).isEqualTo(preset == KernelPreset.G15 ? "2057 1\n" : "2056 8\n");
    }

    @Test
    @DisplayName("B-03 rounding up puts the record of a page's last line into the next page (Q5)")
    void roundingUpHidesTheErrorInTheNextPage() {
        bus(KernelPreset.G15);
        bus.machineCheck(new PhysicalAddress(BASE + OFFSET + 0x1ff8), 12);
        assertThat(disk.badblocksText()).isEqualTo("16 1\n");

        bus(KernelModel.of(KernelPreset.G15).without(Quirk.Q5_MCE_ADDRESS_ROUNDED_UP), Firmware.FULL);
        bus.machineCheck(new PhysicalAddress(BASE + OFFSET + 0x1ff8), 12);
        assertThat(disk.badblocksText()).isEqualTo("15 1\n");
    }

    @Test
    void aMachineCheckOfACacheLineRecordsOneSector() {
        bus.machineCheck(new PhysicalAddress(BASE + OFFSET + 0x3e8), 6);

        assertThat(bus.badranges()).containsExactly(new PhysicalRange(BASE + OFFSET + 0x3c0, 64));
        assertThat(disk.badblocksText()).isEqualTo("1 1\n");
    }

    @Test
    void withoutFirmwareNobodyRecordsAMachineCheck() {
        bus(KernelModel.of(KernelPreset.G60), Firmware.NONE);

        bus.machineCheck(new PhysicalAddress(BASE + OFFSET), 12);

        assertThat(disk.badblocksText()).isEmpty();
        assertThat(bus.badranges()).isEmpty();
    }

    @Test
    @DisplayName("B-06 the disk sees only its own part of a range")
    void theDiskSeesOnlyItsOwnPart() {
        found(BASE + OFFSET - MIB, MIB + 512);
        assertThat(disk.records().records().getFirst().start()).isZero();
        assertThat(disk.records().sectors()).isEqualTo(1);

        bus(KernelPreset.G68);
        found(BASE, MIB);
        assertThat(disk.records().count()).isZero();
        found(BASE + 16 * MIB - 512, MIB);
        assertThat(disk.badblocksText()).isEqualTo((14 * MIB / 512 - 1) + " 1\n");
    }

    @Test
    @DisplayName("B-08 a scrub finds what is latent")
    void aScrubFindsWhatIsLatent() {
        bus.poison(new PhysicalAddress(BASE + OFFSET + 4096), 256);
        assertThat(disk.badblocksText()).isEmpty();

        bus.scrub();

        assertThat(disk.badblocksText()).isEqualTo("8 1\n");
        assertThat(region()).isEqualTo("4104 1\n");
    }

    @Test
    @DisplayName("B-09 what is taken back stays recorded after a scrub (Q21)")
    void whatIsTakenBackStaysRecorded() {
        bus.inject(new PhysicalAddress(BASE + OFFSET), 512, true);
        assertThat(disk.badblocksText()).isEqualTo("0 1\n");
        bus.uninject(new PhysicalAddress(BASE + OFFSET), 512);
        bus.regions().getFirst().media().clear(OFFSET, 512);

        bus.scrub();

        assertThat(disk.badblocksText()).isEqualTo("0 1\n");
        assertThat(bus.injected()).isEmpty();
    }

    @Test
    void withoutQ21AScrubTellsTheTruth() {
        bus(KernelModel.of(KernelPreset.G60).without(Quirk.Q21_POPULATE_ONLY_ADDS), Firmware.FULL);
        bus.inject(new PhysicalAddress(BASE + OFFSET), 512, true);
        bus.uninject(new PhysicalAddress(BASE + OFFSET), 512);
        bus.regions().getFirst().media().clear(OFFSET, 512);

        bus.scrub();

        assertThat(disk.badblocksText()).isEmpty();
        assertThat(bus.badranges()).isEmpty();
    }

    @Test
    void anInjectionWithoutNotificationWaitsForAScrub() {
        bus.injectSectors(new PhysicalAddress(BASE + OFFSET), 8, false, false);
        assertThat(disk.badblocksText()).isEmpty();
        assertThat(bus.injected()).hasSize(8).first().isEqualTo(new PhysicalRange(BASE + OFFSET, 256));

        bus.scrub();

        assertThat(disk.badblocksText()).isEqualTo("0 8\n");
        assertThat(bus.regions().getFirst().media().poisonedLines(0, 16 * MIB)).isEqualTo(8);
    }

    @Test
    @DisplayName("B-11 a long range is back to front on a legacy table")
    void aLongRangeIsBackToFrontOnALegacyTable() {
        bus(KernelPreset.G15);
        found(BASE + OFFSET, 1200 * 512);
        assertThat(disk.badblocksText()).isEqualTo("1024 176\n512 512\n0 512\n");
        assertThat(disk.records().check(600, 8).bad()).isFalse();

        bus(KernelPreset.G68);
        found(BASE + OFFSET, 1200 * 512);
        assertThat(disk.records().check(600, 8).bad()).isTrue();
    }

    @Test
    void aClearOutsideEveryRegionIsRefused() {
        assertThat(bus.clearPoison(new PhysicalAddress(BASE - 4096), 4096)).isEqualTo(-6);
    }

    @Test
    void everythingGoesBackToASnapshot() {
        bus.inject(new PhysicalAddress(BASE + OFFSET), 4096, true);
        NvdimmBus.State before = bus.save();
        long digest = bus.regions().getFirst().media().digest();
        assertThat(bus.clearPoison(new PhysicalAddress(BASE + OFFSET), 4096)).isEqualTo(4096);
        assertThat(bus.badranges()).isEmpty();
        assertThat(region()).isEmpty();

        bus.restore(before);

        assertThat(bus.badranges()).containsExactly(new PhysicalRange(BASE + OFFSET, 4096));
        assertThat(bus.injected()).containsExactly(new PhysicalRange(BASE + OFFSET, 4096));
        assertThat(region()).isEqualTo("4096 8\n");
        assertThat(bus.regions().getFirst().media().digest()).isEqualTo(digest);
    }
}
