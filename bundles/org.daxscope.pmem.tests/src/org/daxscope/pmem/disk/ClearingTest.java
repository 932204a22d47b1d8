package org.daxscope.pmem.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daxscope.pmem.disk.World.FILE_PAGE;
import static org.daxscope.pmem.disk.World.FILE_SECTOR;
import static org.daxscope.pmem.disk.World.bytes;

import java.util.List;

import org.daxscope.kernel.BlockWriteOrder;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelOops;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.media.ByteRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Clearing through the block path")
class ClearingTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName("C-01 a block write over known poison clears media, bus, region and disk")
    void aBlockWriteClearsEverything(KernelPreset preset) {
        World world = World.of(preset).known(8, 8);

        assertThat(world.disk.write(new DeviceSector(FILE_SECTOR + 8), bytes(4096), 0, 4096)).isEmpty();

        assertThat(world.records()).isEmpty();
        assertThat(world.regionRecords()).isEmpty();
        assertThat(world.platform.bus().badranges()).isEmpty();
        assertThat(world.badLines()).isZero();
        assertThat(world.cells(4096, 4096)).containsOnly(0x57);
    }

    @ParameterizedTest
    @ValueSource(longs = {8192, 0, 384})
    @DisplayName("C-02 C-03 a unit that is too large, no power of two or 0 clears nothing")
    void aUnitThatDoesNotFitClearsNothing(long unit) {
        for (KernelPreset preset : KernelPreset.values()) {
            World world = World.of(preset, policy -> policy.withClearUnit(unit)).known(8, 8);

            assertThat(world.disk.write(new DeviceSector(FILE_SECTOR + 8), bytes(4096), 0, 4096)).contains(Errno.EIO);

            assertThat(world.records()).isEqualTo("8+8");
            assertThat(world.clears()).allMatch("4096+4096"::equals);
            boolean stored = preset.switches().blockWriteOrder() == BlockWriteOrder.WRITE_CLEAR_WRITE;
            assertThat(world.cells(4096, 4096)).as("data of %s", preset).containsOnly(stored ? 0x57 : 0);
        }
    }

    @Test
    @DisplayName("C-04 a sector that is not aligned to the unit is refused")
    void aSectorThatIsNotAlignedToTheUnitIsRefused() {
        World world = World.of(KernelPreset.G60, policy -> policy.withClearUnit(4096)).known(9, 1);

        assertThat(world.disk.write(new DeviceSector(FILE_SECTOR + 9), bytes(512), 0, 512)).contains(Errno.EIO);

        assertThat(world.events.calls(EventKind.CLEAR_POISON)).singleElement().asString().endsWith(" -> -6");
        assertThat(world.events.refusals).containsExactly(Rule.CLEAR_UNIT_MISALIGNED, Rule.CLEAR_FAILED);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("C-05 a short clear shortens the disk's record and fails")
    void aShortClearShortensTheRecord(KernelPreset preset) {
        World world = World.of(preset, policy -> policy.withClearMaxBytes(2048)).known(8, 8);

        assertThat(world.disk.write(new DeviceSector(FILE_SECTOR + 8), bytes(4096), 0, 4096)).contains(Errno.EIO);

        assertThat(world.records()).isEqualTo("12+4");
        assertThat(world.regionRecords()).isEqualTo("12+4");
        assertThat(world.badLines()).isEqualTo(8);
        assertThat(world.events.refusals).contains(Rule.CLEAR_FELL_SHORT);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("C-06 a clear of less than a sector removes no sector from any table")
    void aClearOfLessThanASectorRemovesNoSector(KernelPreset preset) {
        World world = World.of(preset, policy -> policy.withClearMaxBytes(256)).known(8, 1);

        assertThat(world.disk.write(new DeviceSector(FILE_SECTOR + 8), bytes(512), 0, 512)).contains(Errno.EIO);

        assertThat(world.records()).isEqualTo("8+1");
        assertThat(world.regionRecords()).isEqualTo("8+1");
        assertThat(world.platform.bus().badranges()).singleElement()
                .satisfies(range -> assertThat(range.length()).isEqualTo(256));
    }

    @Test
    @DisplayName("C-07 clearing one sector leaves HWPoison and the hole in the kernel's map (Q11)")
    void clearingOneSectorLeavesThePageState() {
        World world = World.of(KernelPreset.G60).known(8, 1);
        world.disk.setHwpoison(FILE_PAGE + 1, true);
        world.disk.setNotPresent(FILE_PAGE + 1, true);

        assertThatThrownBy(() -> world.disk.write(new DeviceSector(FILE_SECTOR + 8), bytes(512), 0, 512))
                .isInstanceOf(KernelOops.class);

        assertThat(world.records()).isEmpty();
        assertThat(world.disk.isHwpoison(FILE_PAGE + 1)).isTrue();
        assertThat(world.events.refusals).containsExactly(Rule.NOT_PRESENT_IN_KERNEL_MAP);

        world.platform.bus().poison(new PhysicalAddress(World.BASE + (FILE_PAGE + 1) * 4096L), 256);
        world.disk.storeBadblocks((FILE_SECTOR + 8) + " 8");
        assertThat(world.disk.write(new DeviceSector(FILE_SECTOR + 8), bytes(4096), 0, 4096)).isEmpty();
        assertThat(world.disk.hwpoisonPages()).isEmpty();
        assertThat(world.disk.notPresentPages()).isEmpty();
    }

    @Test
    void withoutQ11ASectorThatWasTheLastPoisonRestoresThePage() {
        World world = World.of(KernelModel.of(KernelPreset.G60).without(Quirk.Q11_SMALL_CLEAR_KEEPS_PAGE_STATE))
                .known(8, 2);
        world.disk.setHwpoison(FILE_PAGE + 1, true);
        world.disk.write(new DeviceSector(FILE_SECTOR + 8), bytes(512), 0, 512);
        assertThat(world.disk.isHwpoison(FILE_PAGE + 1)).isTrue();

        world.disk.write(new DeviceSector(FILE_SECTOR + 9), bytes(512), 0, 512);

        assertThat(world.disk.isHwpoison(FILE_PAGE + 1)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("C-08 up to 5.18 a clear that ends at the region's end leaves the region's record (Q6)")
    void aClearAtTheRegionsEnd(KernelPreset preset) {
        long last = World.PAGES * 8 - 1;
        World world = World.of(preset).known(last - FILE_SECTOR, 1);

        assertThat(world.disk.write(new DeviceSector(last), bytes(512), 0, 512)).isEmpty();

        boolean old = List.of(KernelPreset.G15, KernelPreset.GV2, KernelPreset.GST).contains(preset);
        assertThat(world.records()).isEmpty();
        assertThat(world.regionRecords()).isEqualTo(old ? last - FILE_SECTOR + "+1" : "");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("C-09 a refused split leaves a stale record: success, and the sector still reads EIO (Q7)")
    void aRefusedSplitLeavesAStaleRecord(KernelPreset preset) {
        World world = World.of(preset);
        world.disk.storeBadblocks("4000 24\n");
        for (int i = 0; i < 511; i++)
            world.disk.storeBadblocks(4 * i + " 1\n");

        assertThat(world.disk.write(new DeviceSector(4008), bytes(4096), 0, 4096)).isEmpty();

        assertThat(world.disk.records().records()).last().hasToString("[4000,4024)A");
        assertThat(world.disk.read(new DeviceSector(4008), new byte[512], 0, 512)).isZero();
        assertThat(world.events.changes(EventKind.DISK_RECORD_REFUSED)).containsExactly("DISK_RECORD_REFUSED 4008+8");
        assertThat(world.disk.write(new DeviceSector(4000), bytes(4096), 0, 4096)).isEmpty();
        assertThat(world.disk.records().records()).last().hasToString("[4008,4024)A");
    }

    @Test
    void aFailingRangeFailsAlone() {
        World world = World.of(KernelPreset.G60,
                policy -> policy.withFailing(List.of(new ByteRange((FILE_PAGE + 2) * 4096L, 256)))).known(8, 16);

        assertThat(world.disk.write(new DeviceSector(FILE_SECTOR + 8), bytes(8192), 0, 8192)).contains(Errno.EIO);

        assertThat(world.records()).isEqualTo("16+8");
        assertThat(world.events.calls(EventKind.CLEAR_POISON)).last().asString().endsWith(" -> -5");
    }

    @Test
    @DisplayName("B-10 G-32 without firmware a clear pretends: the record goes, truth is not touched")
    void withoutFirmwareAClearPretends() {
        World world = World.without(KernelPreset.G60, Firmware.NONE);
        world.disk.storeBadblocks((FILE_SECTOR + 8) + " 8\n");
        world.events.forget();

        assertThat(world.disk.read(new DeviceSector(FILE_SECTOR + 8), new byte[4096], 0, 4096)).isZero();
        assertThat(world.file.pwrite(4096, bytes(4096))).isEqualTo(4096);

        assertThat(world.records()).isEmpty();
        assertThat(world.events.calls(EventKind.FIRMWARE_ARS_CAP)).isEmpty();
    }

    @Test
    void firmwareThatCannotClearAnswersENOTTY() {
        World world = World.without(KernelPreset.G60, Firmware.CANNOT_CLEAR).known(8, 8);

        assertThat(world.file.pwrite(4096, bytes(4096))).isEqualTo(-Errno.EFAULT.number());

        assertThat(world.events.calls(EventKind.CLEAR_POISON)).singleElement().asString().endsWith(" -> -25");
        assertThat(world.records()).isEqualTo("8+8");
    }

    @ParameterizedTest
    @EnumSource(names = {"G15", "GV2", "GST", "G19"})
    @DisplayName("Q20 before the backport a clear does not bring back a page the kernel does not map")
    void aClearMayLeaveTheHoleInTheKernelsMap(KernelPreset preset) {
        World world = World.of(preset).known(8, 8);
        world.disk.setHwpoison(FILE_PAGE + 1, true);

        world.platform.bus().revalidate();
        world.disk.zeroPages(new DevicePage(FILE_PAGE + 1), 1);
        assertThat(world.disk.isHwpoison(FILE_PAGE + 1)).isFalse();

        World mapped = World.of(preset).known(8, 8);
        mapped.disk.setHwpoison(FILE_PAGE + 1, true);
        mapped.disk.setNotPresent(FILE_PAGE + 1, true);
        boolean writesFirst = preset.switches().blockWriteOrder() == BlockWriteOrder.WRITE_CLEAR_WRITE;
        DevicePage page = new DevicePage(FILE_PAGE + 1);
        if (writesFirst)
            assertThatThrownBy(() -> mapped.disk.zeroPages(page, 1)).isInstanceOf(KernelOops.class);
        else
            assertThat(mapped.disk.zeroPages(page, 1)).isEmpty();
        assertThat(mapped.disk.isNotPresent(FILE_PAGE + 1)).isEqualTo(writesFirst);
    }
}
