package org.daxscope.pmem.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daxscope.pmem.disk.World.FILE_PAGE;
import static org.daxscope.pmem.disk.World.FILE_SECTOR;
import static org.daxscope.pmem.disk.World.bytes;

import java.util.List;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.pmem.bus.Firmware;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A disk through its life")
class DiskLifeTest {

    @ParameterizedTest
    @CsvSource({"legacy, 4, 786432, 0x40000000", "nfit-acpi, 4, 782336, 0x40200000",
        "nfit-acpi4k, 4, 782336, 0x40200000", "nfit-qemu, 2, 1044480, 0x100200000"})
    void theRecordedPlatformsHaveTheRecordedSizes(String label, int disks, long sectors, String physical) {
        PmemPlatform platform = PmemPlatform.of(PmemProfile.labelled(label), KernelModel.named("6.1"),
                EventSink.none());

        assertThat(platform.disks()).hasSize(disks).allMatch(disk -> disk.sectors() == sectors);
        assertThat(platform.disk("pm0").physical().start()).isEqualTo(Long.decode(physical));
        assertThat(platform.disk("pm1").physical().start()).isEqualTo(Long.decode(physical) + (512 << 20));
        assertThatThrownBy(() -> platform.disk("pm9")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PmemProfile.labelled("pmem")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("c-08 without firmware records vanish when the driver is bound again, and the region never had them")
    void withoutFirmwareRecordsVanishOnRebind() {
        World world = World.without(KernelPreset.G60, Firmware.NONE);
        assertThat(world.disk.storeBadblocks("800 8\n")).isEqualTo(6);
        assertThat(world.regionRecords()).isEmpty();

        world.disk.rebind();

        assertThat(world.disk.badblocksText()).isEmpty();
    }

    @Test
    @DisplayName("n-08 with firmware they come back from the bus's list")
    void withFirmwareTheyComeBack() {
        World world = World.of(KernelPreset.G60).known(8, 8);
        world.disk.storeBadblocks("10 1");
        world.disk.setHwpoison(FILE_PAGE + 1, true);
        world.disk.setNotPresent(FILE_PAGE + 1, true);

        world.disk.rebind();

        assertThat(world.records()).isEqualTo("8+8");
        assertThat(world.disk.isHwpoison(FILE_PAGE + 1)).isFalse();
        assertThat(world.disk.isNotPresent(FILE_PAGE + 1)).isTrue();
    }

    @Test
    void theAttributeAnswersAsTheKernelDoes() {
        World world = World.of(KernelPreset.G60);

        assertThat(world.disk.storeBadblocks("16 8\n")).isEqualTo(5);
        assertThat(world.disk.storeBadblocks("16 8")).isEqualTo(4);
        assertThat(world.disk.storeBadblocks("16 8 9")).isEqualTo(-Errno.EINVAL.number());
        for (int i = 0; i < 511; i++)
            world.disk.storeBadblocks(100 + 4 * i + " 1");
        assertThat(world.disk.storeBadblocks("9000 1\n")).isEqualTo(-Errno.ENOSPC.number());
        assertThat(world.events.refusals).containsExactly(Rule.BAD_TEXT, Rule.TABLE_FULL);
    }

    @Test
    @DisplayName("Q22 the attribute adds a record and no poison; mended, both")
    void theAttributeAddsNoPoison() {
        World world = World.of(KernelPreset.G60);
        World mended = World.of(KernelModel.of(KernelPreset.G60).without(Quirk.Q22_SYSFS_ADDS_WITHOUT_POISON));

        world.disk.storeBadblocks("16 8");
        mended.disk.storeBadblocks("16 8");

        assertThat(world.badLines()).isZero();
        assertThat(mended.badLines()).isEqualTo(16);
    }

    @ParameterizedTest
    @EnumSource
    void everythingGoesBackToASnapshot(KernelPreset preset) {
        World world = World.of(preset).known(8, 8);
        world.disk.setHwpoison(FILE_PAGE + 1, true);
        world.disk.setNotPresent(FILE_PAGE + 2, true);
        PmemPlatform.State before = world.platform.save();
        long digest = world.disk.region().media().digest();
        world.disk.zeroOut(new DeviceSector(FILE_SECTOR + 8), 8);
        world.file.pwrite(0, bytes(4096));
        world.disk.setNotPresent(FILE_PAGE + 2, false);
        world.disk.setDead(true);
        PmemPlatform.State after = world.platform.save();

        world.platform.restore(before);
        assertThat(world.records()).isEqualTo("8+8");
        assertThat(world.regionRecords()).isEqualTo("8+8");
        assertThat(world.disk.hwpoisonPages()).containsExactly(FILE_PAGE + 1);
        assertThat(world.disk.notPresentPages()).containsExactly(FILE_PAGE + 2);
        assertThat(world.disk.isDead()).isFalse();
        assertThat(world.disk.region().media().digest()).isEqualTo(digest);

        world.platform.restore(after);
        assertThat(world.records()).isEmpty();
        assertThat(world.disk.isDead()).isTrue();
        assertThat(world.cells(0, 4096)).containsOnly(0x57);
    }

    @Test
    void aPageTheKernelDoesNotMapCanNeitherBeReadNorWritten() {
        World world = World.of(KernelPreset.G60);
        world.disk.setNotPresent(FILE_PAGE + 1, true);

        assertThat(world.file.pread(4096, new byte[4096])).isEqualTo(-Errno.EFAULT.number());
        assertThat(world.file.pwrite(4096, bytes(4096))).isEqualTo(-Errno.EFAULT.number());
        assertThat(world.file.pwrite(0, bytes(8192))).isEqualTo(4096);
        assertThat(world.disk.read(new DeviceSector(FILE_SECTOR + 8), new byte[4096], 0, 4096)).isZero();
        assertThat(world.cells(4096, 4096)).containsOnly(0);
        assertThat(world.events.refusals).containsOnly(Rule.NOT_PRESENT_IN_KERNEL_MAP);
    }

    @Test
    @DisplayName("F-02 F-05 the v2 patch reads up to the poison, others read nothing")
    void theV2PatchReadsUpToThePoison() {
        for (KernelPreset preset : KernelPreset.values()) {
            World world = World.of(preset).known(64, 8);
            boolean v2 = preset.switches().readRecovery();
            assertThat(world.file.pread(0, new byte[65536])).isEqualTo(v2 ? 32768 : -Errno.EIO.number());
            assertThat(world.file.pread(32768, new byte[4096])).isEqualTo(-Errno.EIO.number());
        }
    }

    @Test
    @DisplayName("F-10 F-11 the v2 patch reads through a stale record, and runs into one that begins earlier (Q12)")
    void theV2PatchDoesNotUseTheLengthItWorkedOut() {
        World stale = World.of(KernelPreset.GV2);
        stale.disk.storeBadblocks(FILE_SECTOR + 8 + " 8");
        assertThat(stale.file.pread(0, new byte[8192])).isEqualTo(8192);

        World earlier = World.of(KernelPreset.GV2).known(8, 16);
        assertThat(earlier.file.pread(8192, new byte[4096])).isEqualTo(-Errno.EFAULT.number());

        World mended = World.of(KernelModel.of(KernelPreset.GV2)
                .without(Quirk.Q12_V2_READ_IGNORES_ADJUSTED_LENGTH));
        mended.disk.storeBadblocks(FILE_SECTOR + 8 + " 8");
        assertThat(mended.file.pread(0, new byte[8192])).isEqualTo(4096);
    }

    @Test
    void theSameActsGiveTheSameEvents() {
        assertThat(run()).isEqualTo(run());
    }

    private static List<String> run() {
        World world = World.of(KernelPreset.G60).known(8, 24);
        world.file.pwrite(0, bytes(65536));
        world.platform.bus().inject(new PhysicalAddress(World.BASE + 8192), 1000, true);
        world.disk.zeroOut(new DeviceSector(0), 64);
        return world.events.changes;
    }
}
