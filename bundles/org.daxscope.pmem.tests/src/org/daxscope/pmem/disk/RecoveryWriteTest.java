package org.daxscope.pmem.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.pmem.disk.World.FILE_PAGE;
import static org.daxscope.pmem.disk.World.bytes;

import java.util.List;

import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.pmem.media.ByteRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("pwrite over poison")
class RecoveryWriteTest {
    private static final long EIO = -Errno.EIO.number();
    private static final long EFAULT = -Errno.EFAULT.number();

    /** Semantics 7.5: what the call returns, and the clears it took (offset+length in the file) since 5.19. */
    @ParameterizedTest(name = "{0}: {2} bytes at {1}, record {3}+{4}")
    @CsvSource(nullValues = "-", value = {
        "G-01, 4096, 4096, 8, 8, 4096, 4096, 4096+4096",
        "G-02, 0, 16384, 8, 8, 16384, 16384, 4096+4096",
        "G-03, 0, 16384, 11, 1, 16384, 16384, 0+8192",
        "G-04, 0, 16384, 20, 1, 16384, 16384, 0+12288",
        "G-05, 5120, 512, 8, 1, -5, -14, -",
        "G-06, 4096, 512, 8, 1, -5, -14, -",
        "G-07, 2048, 14336, 16, 8, -5, 14336, 8192+4096",
        "G-08, 0, 14336, 0, 8, -5, 14336, 0+4096",
        "G-09, 0, 14336, 24, 8, -5, 12288, -",
        "G-10, 0, 14336, 26, 1, -5, -14, -",
        "G-12, 4096, 8192, 8, 16, 8192, 8192, 4096+4096 8192+4096",
        "G-13, 8192, 4096, 8, 16, 4096, 4096, 8192+4096",
        "G-14, 4096, 16384, 0, 16, 16384, 16384, 4096+16384"})
    void everyGenerationReturnsWhatTheMatrixSays(String name, long offset, int length, long sector, long sectors,
            long v2, long merged, String clears) {
        for (KernelPreset preset : KernelPreset.values()) {
            World world = World.of(preset).known(sector, sectors);
            long expected = switch (preset.switches().writeRecovery()) {
                case NONE -> EIO;
                case WHOLE_RANGE -> v2;
                case PAGE_STRIDE -> merged;
            };

            assertThat(world.file.pwrite(offset, bytes(length))).as("%s on %s", name, preset).isEqualTo(expected);

            if (expected == merged && clears != null && merged != v2)
                assertThat(String.join(" ", world.clears())).isEqualTo(clears);
            if (expected > 0)
                assertThat(world.cells(offset, (int) expected)).containsOnly(0x57);
            else
                assertThat(world.cells(0, 65536)).containsOnly(0);
        }
    }

    @Test
    @DisplayName("G-02 neighbours are stored without a clear; the v2 patch clears all of it at once")
    void neighboursAreStoredWithoutAClear() {
        World merged = World.of(KernelPreset.G60).known(8, 8);
        World v2 = World.of(KernelPreset.GV2).known(8, 8);

        merged.file.pwrite(0, bytes(16384));
        v2.file.pwrite(0, bytes(16384));

        assertThat(merged.clears()).containsExactly("4096+4096");
        assertThat(merged.events.changes(EventKind.DATA_STORED)).containsExactly("DATA_STORED 1048576+4096",
                "DATA_STORED 1052672+4096", "DATA_STORED 1056768+8192");
        assertThat(v2.clears()).containsExactly("0+16384");
        assertThat(v2.events.changes(EventKind.DISK_RECORD_CLEARED, EventKind.DATA_STORED))
                .containsExactly("DISK_RECORD_CLEARED 2048+32", "DATA_STORED 1048576+16384");
    }

    @ParameterizedTest
    @EnumSource(names = {"G19", "G60", "G65", "G68", "G618"})
    @DisplayName("15.1 since 5.19 the record goes last")
    void theRecordGoesLast(KernelPreset preset) {
        World world = World.of(preset).known(8, 8);
        world.disk.setHwpoison(FILE_PAGE + 1, true);
        world.disk.setNotPresent(FILE_PAGE + 1, true);
        world.events.forget();

        assertThat(world.file.pwrite(4096, bytes(4096))).isEqualTo(4096);

        assertThat(kinds(world)).containsExactly("MEDIA_CLEARED", "BUS_RANGE_FORGOTTEN", "REGION_RECORD_CLEARED",
                "PAGE_HWPOISON", "KERNEL_MAP", "CPU_CACHE_INVALIDATED", "DATA_STORED", "DISK_RECORD_CLEARED");
        assertThat(world.events.openCalls()).isZero();
    }

    @Test
    @DisplayName("15.1 with the v2 patch the record goes before the data comes")
    void withTheV2PatchTheRecordGoesFirst() {
        World world = World.of(KernelPreset.GV2).known(8, 8);

        world.file.pwrite(4096, bytes(4096));

        assertThat(kinds(world)).containsExactly("MEDIA_CLEARED", "BUS_RANGE_FORGOTTEN", "REGION_RECORD_CLEARED",
                "DISK_RECORD_CLEARED", "CPU_CACHE_INVALIDATED", "DATA_STORED");
    }

    private static List<String> kinds(World world) {
        return world.events.changes.stream().map(line -> line.substring(0, line.indexOf(' '))).toList();
    }

    @Test
    @DisplayName("G-12 two pages of one record: clear, store, record, and again")
    void twoPagesOfOneRecord() {
        World world = World.of(KernelPreset.G60).known(8, 16);

        world.file.pwrite(4096, bytes(8192));

        assertThat(world.events.changes(EventKind.DATA_STORED, EventKind.DISK_RECORD_CLEARED)).containsExactly(
                "DATA_STORED 1052672+4096", "DISK_RECORD_CLEARED 2056+8", "DATA_STORED 1056768+4096",
                "DISK_RECORD_CLEARED 2064+8");
    }

    @Test
    @DisplayName("G-14 an underflowed stride clears everything at once and leaves the record's head (Q8)")
    void anUnderflowedStride() {
        World world = World.of(KernelPreset.G60).known(0, 16);

        world.file.pwrite(4096, bytes(16384));

        assertThat(world.clears()).containsExactly("4096+16384");
        assertThat(world.records()).isEqualTo("0+8");

        World mended = World.of(KernelModel.of(KernelPreset.G60).without(Quirk.Q8_STRIDE_UNDERFLOW)).known(0, 16);
        mended.file.pwrite(4096, bytes(16384));
        assertThat(mended.clears()).containsExactly("4096+4096");
    }

    @Test
    @DisplayName("G-15 a short clear: bus and region forget the part, the disk forgets nothing (Q10)")
    void aShortClear() {
        World merged = World.of(KernelPreset.G60, policy -> policy.withClearMaxBytes(2048)).known(8, 8);
        World v2 = World.of(KernelPreset.GV2, policy -> policy.withClearMaxBytes(2048)).known(8, 8);

        assertThat(merged.file.pwrite(4096, bytes(4096))).isEqualTo(EFAULT);
        assertThat(v2.file.pwrite(4096, bytes(4096))).isEqualTo(EIO);

        assertThat(merged.records()).isEqualTo("8+8");
        assertThat(merged.regionRecords()).isEqualTo("12+4");
        assertThat(merged.badLines()).isEqualTo(8);
        assertThat(merged.events.refusals).contains(Rule.CLEAR_FELL_SHORT);
        assertThat(v2.records()).isEqualTo("12+4");
    }

    @Test
    @DisplayName("G-16 a failing clear changes nothing")
    void aFailingClearChangesNothing() {
        for (KernelPreset preset : KernelPreset.values()) {
            World world = World.of(preset,
                    policy -> policy.withFailing(List.of(new ByteRange((FILE_PAGE + 1) * 4096L, 4096)))).known(8, 8);

            assertThat(world.file.pwrite(4096, bytes(4096))).isEqualTo(-preset.switches().recoveryErrno().number());

            assertThat(world.records()).isEqualTo("8+8");
            assertThat(world.regionRecords()).isEqualTo("8+8");
            assertThat(world.badLines()).isEqualTo(16);
            assertThat(world.cells(4096, 4096)).containsOnly(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("G-17 a write over latent poison succeeds and heals nothing")
    void aWriteOverLatentPoison(KernelPreset preset) {
        World world = World.of(preset).latent(8, 8);

        assertThat(world.file.pwrite(4096, bytes(4096))).isEqualTo(4096);

        assertThat(world.badLines()).isEqualTo(16);
        assertThat(world.file.pread(4096, new byte[4096])).isEqualTo(EFAULT);
    }

    @Test
    @DisplayName("G-24 a user buffer that cannot be read costs the record all the same (Q14)")
    void aUserBufferThatCannotBeRead() {
        Source halfReadable = (position, into, at, length) -> Math.clamp(2048 - position, 0, length);
        World world = World.of(KernelPreset.G60).known(8, 8);
        World mended = World.of(KernelModel.of(KernelPreset.G60).without(Quirk.Q14_RECORD_CLEARED_ON_SHORT_COPY))
                .known(8, 8);

        assertThat(world.file.pwrite(4096, halfReadable, 4096)).isEqualTo(2048);
        assertThat(mended.file.pwrite(4096, halfReadable, 4096)).isEqualTo(2048);

        assertThat(world.records()).isEmpty();
        assertThat(mended.records()).isEqualTo("12+4");
        assertThat(world.events.refusals).contains(Rule.SOURCE_BUFFER_UNREADABLE);
    }

    @Test
    @DisplayName("G-33 G-34 a unit of a page fits every stride, a larger one none")
    void theUnitMustFitThePage() {
        World page = World.of(KernelPreset.G60, policy -> policy.withClearUnit(4096)).known(11, 1);
        World larger = World.of(KernelPreset.G60, policy -> policy.withClearUnit(8192)).known(8, 8);

        assertThat(page.file.pwrite(4096, bytes(4096))).isEqualTo(4096);
        assertThat(larger.file.pwrite(4096, bytes(4096))).isEqualTo(EFAULT);
    }

    @Test
    void withoutQ10AShortClearShortensTheDisksRecordToo() {
        World world = World.of(KernelModel.of(KernelPreset.G60).without(Quirk.Q10_SHORT_CLEAR_KEEPS_DISK_RECORD),
                policy -> policy.withClearMaxBytes(2048)).known(8, 8);

        assertThat(world.file.pwrite(4096, bytes(4096))).isEqualTo(EFAULT);

        assertThat(world.records()).isEqualTo("12+4");
    }
}
