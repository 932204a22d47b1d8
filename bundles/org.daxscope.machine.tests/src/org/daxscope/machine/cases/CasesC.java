package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.cases.Fixture.since;

import java.util.Arrays;
import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.pmem.media.ByteRange;
import org.daxscope.pmem.media.ClearContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C: clearing. */
class CasesC {
    private static final String DISK = Fixture.DISK;

    /** Whether a block write stores before it clears. */
    private static boolean storesFirst(KernelPreset preset) {
        return preset == KernelPreset.G15 || preset == KernelPreset.GV2;
    }

    private static String write(Fixture f, long sector, long sectors) {
        return f.call(new Operation.Write(DISK, sector * 512, sectors * 512, sectors * 512,
                new Pattern.Constant(Fixture.WRITTEN), OpenMode.DIRECT));
    }

    private static String read(Fixture f, long sector, long sectors) {
        return f.call(new Operation.Read(DISK, sector * 512, sectors * 512, OpenMode.DIRECT));
    }

    private static void assertUnchangedButForData(Fixture f, KernelPreset preset, String records) {
        assertThat(f.bb()).isEqualTo(records);
        assertThat(f.regionBb()).isEqualTo(records);
        byte held = storesFirst(preset) ? Fixture.WRITTEN : Fixture.contentOf(1);
        assertThat(f.cells(4096, 4096)).containsOnly(held);
    }

    @ParameterizedTest
    @EnumSource
    void c01_aligned_clear(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8);

        assertThat(f.rawWrite(4096, 4096)).isEqualTo("4096");

        assertThat(f.badrange()).isEmpty();
        assertThat(f.regionBb()).isEmpty();
        assertThat(f.bb()).isEmpty();
        assertThat(f.poison()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void c02_unit_too_large(KernelPreset preset) {
        Fixture f = Fixture.with(preset).media(m -> m.withClearUnit(8192)).start().known(8, 8);

        assertThat(f.rawWrite(4096, 4096)).isEqualTo("EIO");

        assertUnchangedButForData(f, preset, "8+8");
        assertThat(f.refusals()).contains(Rule.CLEAR_UNIT_MISALIGNED);
    }

    @ParameterizedTest
    @EnumSource
    void c03_unit_not_power_of_two_or_zero(KernelPreset preset) {
        for (long unit : new long[] {0, 384}) {
            Fixture f = Fixture.with(preset).media(m -> m.withClearUnit(unit)).start().known(8, 8);

            assertThat(f.rawWrite(4096, 4096)).isEqualTo("EIO");

            assertUnchangedButForData(f, preset, "8+8");
        }
    }

    @ParameterizedTest
    @EnumSource
    void c04_misaligned_physical(KernelPreset preset) {
        Fixture f = Fixture.with(preset).media(m -> m.withClearUnit(4096)).dataOffset(2 << 20).start().known(9, 1);

        assertThat(f.rawWrite(9 * 512, 512)).isEqualTo("EIO");

        assertThat(f.bb()).isEqualTo("9+1");
        assertThat(f.refusals()).contains(Rule.CLEAR_UNIT_MISALIGNED);
    }

    @ParameterizedTest
    @EnumSource
    void c05_short_clear(KernelPreset preset) {
        Fixture f = Fixture.with(preset).media(m -> m.withClearMaxBytes(2048)).start().known(8, 8);

        assertThat(f.rawWrite(4096, 4096)).isEqualTo("EIO");

        assertThat(f.bb()).isEqualTo("12+4");
        assertThat(f.regionBb()).isEqualTo("12+4");
        byte[] cells = f.cells(6144, 2048);
        assertThat(cells).containsOnly(storesFirst(preset) ? Fixture.WRITTEN : Fixture.contentOf(1));
    }

    @ParameterizedTest
    @EnumSource
    void c06_sub_sector_clear(KernelPreset preset) {
        Fixture f = Fixture.with(preset).media(m -> m.withClearMaxBytes(256)).start().known(8, 1);

        assertThat(f.rawWrite(4096, 512)).isEqualTo("EIO");

        assertThat(f.bb()).isEqualTo("8+1");
        assertThat(f.regionBb()).isEqualTo("8+1");
        assertThat(f.badrange()).isEqualTo("4352+256");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"G15", "GV2", "GST"})
    void c07_page_state_after_512_byte_repair(KernelPreset preset) {
        Fixture f = Fixture.of(preset).latentBytes(4096, 256).mapped();
        f.load(4096);
        assertThat(f.bb()).isEqualTo("8+8");

        f.rawWrite(4096, 512);

        assertThat(f.bb()).isEqualTo("9+7");
        assertThat(f.poison()).isEmpty();
        assertThat(f.disk().isHwpoison(f.filePage + 1)).isTrue();
        assertThat(f.disk().isNotPresent(f.filePage + 1)).isTrue();
        // The store faults in the kernel: the old bytes, zeroed by the clear, are still there.
        assertThat(f.cells(4096, 256)).containsOnly(0);

        assertThat(f.rawWrite(4096, 4096)).isEqualTo("4096");
        assertThat(f.disk().isHwpoison(f.filePage + 1)).isFalse();
        assertThat(f.disk().isNotPresent(f.filePage + 1)).isFalse();
    }

    @Test
    void c07_without_the_quirk_the_page_comes_back_with_its_last_line() {
        Fixture f = Fixture.with(KernelModel.of(KernelPreset.G60).without(Quirk.Q11_SMALL_CLEAR_KEEPS_PAGE_STATE))
                .start().latentBytes(4096, 256).mapped();
        f.load(4096);

        assertThat(f.rawWrite(4096, 512)).isEqualTo("512");

        assertThat(f.disk().isHwpoison(f.filePage + 1)).isFalse();
        assertThat(f.disk().isNotPresent(f.filePage + 1)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void c08_region_end(KernelPreset preset) {
        Fixture f = atRegionEnd(KernelModel.of(preset));

        assertThat(write(f, 8191, 1)).isEqualTo("512");

        assertThat(f.device().diskRecords()).isEmpty();
        boolean stays = !since(preset, KernelPreset.G19);
        assertThat(f.device().regionRecords()).hasSize(stays ? 1 : 0);
    }

    private static Fixture atRegionEnd(KernelModel kernel) {
        Fixture f = Fixture.with(kernel).raw().start();
        f.require(new Operation.PoisonMedia(DISK, 8191 * 512, 512)).require(new Operation.Scrub());
        assertThat(f.device().regionRecords()).containsExactly(new DiskSectors(8191, 1));
        return f;
    }

    @Test
    void c08_without_the_quirk_both_go() {
        Fixture f = atRegionEnd(KernelModel.of(KernelPreset.G15).without(Quirk.Q6_REGION_END_RECORD_STAYS));

        write(f, 8191, 1);

        assertThat(f.device().regionRecords()).isEmpty();
    }

    /** Records [100, 124) and others of one sector, until there are so many. */
    private static Fixture full(KernelModel kernel, int records) {
        Fixture f = Fixture.with(kernel).raw().start();
        f.require(new Operation.PoisonMedia(DISK, 100 * 512, 24 * 512));
        f.require(new Operation.StoreBadblocks(DISK, "100 24"));
        for (int i = 1; i < records; i++)
            f.require(new Operation.StoreBadblocks(DISK, 1000 + 8 * i + " 1"));
        assertThat(f.device().diskRecords()).hasSize(records);
        return f.forget();
    }

    @ParameterizedTest
    @EnumSource
    void c09_stale_after_refused_split(KernelPreset preset) {
        int[] sizes = preset == KernelPreset.G68 ? new int[] {512, 511} : new int[] {512};
        for (int size : sizes) {
            Fixture f = full(KernelModel.of(preset), size);

            assertThat(write(f, 108, 8)).isEqualTo("4096");

            assertThat(f.device().diskRecords().getFirst()).isEqualTo(new DiskSectors(100, 24));
            assertThat(f.disk().region().media().isPoisoned(108 * 512, 4096)).isFalse();
            assertThat(read(f, 108, 1)).isEqualTo("EIO");
            assertThat(write(f, 100, 8)).isEqualTo("4096");
            assertThat(f.device().diskRecords().getFirst()).isEqualTo(new DiskSectors(108, 16));
        }
    }

    @Test
    void c09_without_the_quirk_the_refused_split_is_told() {
        Fixture f = full(KernelModel.of(KernelPreset.G60).without(Quirk.Q7_REFUSED_SPLIT_IGNORED), 512);

        assertThat(write(f, 108, 8)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource
    void c10_ndctl_clear_errors(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8);
        Operation clear = new Operation.RepairNamespace(DISK, false);
        assertThat(f.call(clear)).isEqualTo("EBUSY");
        assertThat(f.bb()).isEqualTo("8+8");
        byte[] metadata = superblock(f);

        f.require(new Operation.Unmount());
        assertThat(f.call(clear)).isEqualTo("4096");

        assertThat(f.bb()).isEmpty();
        assertThat(f.regionBb()).isEmpty();
        assertThat(f.poison()).isEmpty();
        assertThat(f.machine.image().regions().getFirst().enabled()).isTrue();
        assertThat(superblock(f)).isEqualTo(metadata);
        f.require(new Operation.Mount(DISK, "dax=always"));
        assertThat(f.data(4096, 4096)).containsOnly(0);
        assertThat(f.data(0, 4096)).containsOnly(Fixture.contentOf(0));
    }

    private static byte[] superblock(Fixture f) {
        byte[] block = new byte[4096];
        f.disk().region().media().peek(0, block, 0, block.length);
        return block;
    }

    @ParameterizedTest
    @EnumSource
    void c10_sector_mode_is_skipped(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().config(NamespaceConfig.of(NamespaceMode.SECTOR)).start();
        f.require(new Operation.PoisonMedia(DISK, 1 << 20, 512)).require(new Operation.Scrub());

        f.call(new Operation.RepairNamespace(DISK, false));

        assertThat(f.disk().region().records().table().count()).isOne();
    }

    @Test
    void c10_a_failing_clear_is_swallowed() {
        KernelModel kernel = KernelModel.of(KernelPreset.G60);
        for (boolean mended : new boolean[] {false, true}) {
            Fixture f = Fixture
                    .with(mended ? kernel.without(Quirk.Q24_CLEAR_ERRORS_REPORTS_SUCCESS) : kernel).raw()
                    .media(m -> m.withFailing(List.of(new ByteRange(4096, 4096)))).start();
            f.require(new Operation.PoisonMedia(DISK, 4096, 4096)).require(new Operation.Scrub());

            assertThat(f.call(new Operation.RepairNamespace(DISK, false))).isEqualTo(mended ? "EIO" : "0");

            assertThat(f.device().diskRecords()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void c11_user_ioctl_guard(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8);
        long size = f.disk().region().range().length();

        assertThat(f.call(new Operation.ClearErrorCommand(DISK, 0, size, true))).isEqualTo("EBUSY");
        assertThat(f.call(new Operation.ClearErrorCommand(DISK, 0, size / 2, false))).isEqualTo("EPERM");
        assertThat(f.call(new Operation.ClearErrorCommand(DISK, 0, size / 2, true)))
                .isEqualTo(Long.toString(size / 2));

        // Bus and region know of it; nobody told the disk.
        assertThat(f.badrange()).isEmpty();
        assertThat(f.regionBb()).isEmpty();
        assertThat(f.bb()).isEqualTo("8+8");
    }

    @ParameterizedTest
    @EnumSource
    void c12_devdax_sub_range(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().dataOffset(2 << 20).config(NamespaceConfig.of(NamespaceMode.DEVDAX))
                .start();
        f.require(new Operation.InjectError(DISK, 64, 8, true, true, false));
        assertThat(f.device().regionRecords()).containsExactly(new DiskSectors(64, 8));

        assertThat(f.call(new Operation.ClearErrorCommand(DISK, (2 << 20) + 64 * 512, 4096, true))).isEqualTo("4096");

        assertThat(f.device().regionRecords()).isEmpty();
        assertThat(f.disk().bus().badranges()).isEmpty();
        assertThat(f.disk().bus().injected()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void c13_content_after_clear(KernelPreset preset) {
        byte[] random = afterClear(preset, new ClearContent.Random(7));
        byte[] old = afterClear(preset, new ClearContent.OldBytes());
        byte[] zero = afterClear(preset, new ClearContent.Zero());

        assertThat(old).containsOnly(Fixture.contentOf(1));
        assertThat(zero).containsOnly(0);
        byte[] expected = new byte[4096];
        Arrays.fill(expected, Fixture.contentOf(1));
        assertThat(random).isNotEqualTo(expected).isNotEqualTo(zero);
        assertThat(random).isEqualTo(afterClear(preset, new ClearContent.Random(7)));
    }

    private static byte[] afterClear(KernelPreset preset, ClearContent content) {
        Fixture f = Fixture.with(preset).media(m -> m.withContent(content)).start().known(8, 8);
        f.require(new Operation.Unmount()).require(new Operation.RepairNamespace(DISK, false))
                .require(new Operation.Mount(DISK, "dax=always"));
        return f.data(4096, 4096);
    }
}
