package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.cases.Fixture.since;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.pmem.bus.PhysicalRange;
import org.daxscope.pmem.bus.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** B: from hardware to records. */
class CasesB {
    private static final String DISK = Fixture.DISK;
    private static final long MIB = 1 << 20;

    private static Fixture told(Fixture f, long physical, long length) {
        f.disk().bus().addBadrange(new PhysicalAddress(physical), length);
        f.disk().bus().revalidate();
        return f;
    }

    private static DiskSectors sectors(long first, long count) {
        return new DiskSectors(first, count);
    }

    @ParameterizedTest
    @EnumSource
    void b01_rounding_out(KernelPreset preset) {
        Fixture one = told(Fixture.with(preset).raw().start(), 0x4080000100L, 256);
        Fixture two = told(Fixture.with(preset).raw().start(), 0x40800001F0L, 32);

        assertThat(one.device().diskRecords()).containsExactly(sectors(0, 1));
        assertThat(one.device().regionRecords()).containsExactly(sectors(0, 1));
        assertThat(two.device().diskRecords()).containsExactly(sectors(0, 2));
        assertThat(two.device().regionRecords()).containsExactly(sectors(0, 2));
    }

    @ParameterizedTest
    @EnumSource
    void b02_one_xpline_page_report(KernelPreset preset) {
        Fixture f = Fixture.of(preset).latentBytes(0x1234, 1).mapped();

        assertThat(f.load(0x1234)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");

        boolean page = since(preset, KernelPreset.G19);
        assertThat(f.badrange()).isEqualTo(page ? "4096+4096" : 0x1240 + "+64");
        assertThat(f.bb()).isEqualTo(page ? "8+8" : "9+1");
        assertThat(f.disk().physical().start() + f.fileByte() + 0x1234).isEqualTo(0x4080101234L);
    }

    @ParameterizedTest
    @EnumSource
    void b03_rounding_bug_hides_the_error(KernelPreset preset) {
        boolean merged = since(preset, KernelPreset.G19);
        Fixture sector = Fixture.of(preset).latentBytes(0x11f8, 1).mapped();
        Fixture page = Fixture.of(preset).latentBytes(0x1ff8, 1).mapped();

        sector.load(0x11f8);
        page.load(0x1ff8);

        assertThat(sector.bb()).isEqualTo(merged ? "8+8" : "9+1");
        assertThat(sector.read(4096, 4096)).isEqualTo("EIO");
        assertThat(page.bb()).isEqualTo(merged ? "8+8" : "16+1");
        // direct_access calls page 1 good, and page 2, which is, bad.
        assertThat(page.read(8192, 4096)).isEqualTo(merged ? "4096" : "EIO");
        if (!merged)
            assertThat(page.poison()).isEqualTo("7936+256");
    }

    @Test
    void b03_without_the_quirk_the_line_itself_is_recorded() {
        Fixture f = Fixture.with(KernelModel.of(KernelPreset.G15).without(Quirk.Q5_MCE_ADDRESS_ROUNDED_UP)).start()
                .latentBytes(0x11f8, 1).mapped();

        f.load(0x11f8);

        assertThat(f.bb()).isEqualTo("8+1");
    }

    @ParameterizedTest
    @EnumSource
    void b04_duplicate_ars_records(KernelPreset preset) {
        Fixture f = told(Fixture.with(preset).raw().start(), Fixture.BASE, 256);
        told(f, Fixture.BASE, 1024);
        assertThat(f.disk().bus().badranges()).containsExactly(new PhysicalRange(Fixture.BASE, 1024));

        told(f, Fixture.BASE, 256);

        assertThat(f.disk().bus().badranges()).containsExactly(new PhysicalRange(Fixture.BASE, 256));
        assertThat(f.device().diskRecords()).containsExactly(sectors(0, 2));
    }

    @ParameterizedTest
    @EnumSource
    void b05_namespace_offset(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().disk(64 * MIB).config(NamespaceConfig.of(NamespaceMode.RAW)).start();
        long raw = f.disk().sectors();
        f.require(new Operation.InjectError(DISK, 65_536, 8, true, true, false));
        assertThat(f.device().diskRecords()).containsExactly(sectors(65_536, 8));

        f.require(new Operation.ConfigureNamespace(DISK, NamespaceMode.FSDAX, Units.PMD, 512, true));

        long usable = f.disk().sectors();
        assertThat(raw - usable).isEqualTo(2 * MIB / 512);
        assertThat(f.device().diskRecords()).containsExactly(sectors(65_536 - (raw - usable), 8));
    }

    @ParameterizedTest
    @EnumSource
    void b06_clipping(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().dataOffset(2 * MIB).start();
        long start = f.disk().physical().start();
        long end = f.disk().physical().end();
        told(f, start - 2 * MIB, MIB);
        told(f, end + MIB, MIB);
        assertThat(f.device().diskRecords()).isEmpty();

        told(f, start - MIB, MIB + 4096);
        told(f, end - 4096, MIB);

        assertThat(f.device().diskRecords()).containsExactly(sectors(0, 8), sectors(f.disk().sectors() - 8, 8));
    }

    @ParameterizedTest
    @EnumSource
    void b07_errors_in_pfn_metadata(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().disk(64 * MIB).config(NamespaceConfig.of(NamespaceMode.RAW)).start();
        f.require(new Operation.InjectError(DISK, 64, 32, true, true, false));
        assertThat(f.device().regionRecords()).hasSize(1);

        f.require(new Operation.ConfigureNamespace(DISK, NamespaceMode.FSDAX, Units.PMD, 512, true));

        assertThat(f.disk().region().records().table().count()).isZero();
        assertThat(f.disk().region().media().poisonedRanges()).isEmpty();
        assertThat(f.disk().bus().badranges()).isEmpty();
    }

    @Test
    void b07_struct_pages_in_ordinary_memory_need_no_clearing() {
        Fixture f = Fixture.with(KernelPreset.G60).raw().disk(64 * MIB).config(NamespaceConfig.of(NamespaceMode.RAW))
                .start();
        f.require(new Operation.InjectError(DISK, 64, 32, true, true, false));

        f.require(new Operation.ConfigureNamespace(DISK, NamespaceMode.FSDAX, Units.PMD, 512, false));

        assertThat(f.disk().region().records().table().count()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void b08_scrub_finds_latent(KernelPreset preset) {
        Fixture f = Fixture.of(preset).latent(8, 8);

        f.require(new Operation.StartScrub(DISK));
        assertThat(f.bb()).isEmpty();
        assertThat(f.machine.image().regions().getFirst().scrubbing()).isTrue();
        f.forget().require(new Operation.WaitScrub(DISK));

        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.regionBb()).isEqualTo("8+8");
        assertThat(f.events(EventKind.BADBLOCKS_NOTIFIED)).hasSize(2);
        assertThat(f.machine.image().regions().getFirst().scrubbing()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void b09_no_vanish(KernelPreset preset) {
        Fixture f = Fixture.of(preset);
        long first = f.fileSector() + 8;
        f.require(new Operation.InjectError(DISK, first, 8, true, true, false));
        assertThat(f.bb()).isEqualTo("8+8");

        f.require(new Operation.InjectError(DISK, first, 8, true, true, true)).require(new Operation.Scrub());

        assertThat(f.poison()).isEmpty();
        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.rawWrite(4096, 4096)).isEqualTo("4096");
        assertThat(f.bb()).isEmpty();
    }

    @Test
    void b09_without_the_quirk_a_scrub_takes_records_back() {
        Fixture f = Fixture.with(KernelModel.of(KernelPreset.G60).without(Quirk.Q21_POPULATE_ONLY_ADDS)).start();
        long first = f.fileSector() + 8;
        f.require(new Operation.InjectError(DISK, first, 8, true, true, false));

        f.require(new Operation.InjectError(DISK, first, 8, true, true, true)).require(new Operation.Scrub());

        assertThat(f.bb()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void b10_firmware_less_platform(KernelPreset preset) {
        Fixture f = Fixture.with(preset).provider(Provider.E820).start();

        f.require(new Operation.StoreBadblocks(DISK, "2056 8"));

        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.regionBb()).isEmpty();
        assertThat(f.read(4096, 4096)).isEqualTo("EIO");
        boolean recovers = since(preset, KernelPreset.G19) || preset == KernelPreset.GV2;
        assertThat(f.write(4096, 4096)).isEqualTo(recovers ? "4096" : "EIO");
        assertThat(f.bb()).isEqualTo(recovers ? "" : "8+8");
    }

    @ParameterizedTest
    @EnumSource
    void b11_long_poison_legacy(KernelPreset preset) {
        Fixture f = Fixture.with(preset).file(MIB).start().known(0, 1200);
        boolean legacy = !since(preset, KernelPreset.G68);

        assertThat(f.bb()).isEqualTo(legacy ? "1024+176 512+512 0+512" : "0+512 512+512 1024+176");
        assertThat(f.read(768 * 512, 4096)).isEqualTo(legacy ? "EFAULT" : "EIO");
    }

    @Test
    void b11_without_the_quirk_nothing_is_missed() {
        Fixture f = Fixture.with(KernelModel.of(KernelPreset.G15).without(Quirk.Q1_LONG_INSERT_REVERSED)).file(MIB)
                .start().known(0, 1200);

        assertThat(f.read(768 * 512, 4096)).isEqualTo("EIO");
    }
}
