package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DirectAccess;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.SegmentType;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.pmem.bus.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** L: other providers. */
class CasesL {
    private static final String DISK = Fixture.DISK;

    private static Fixture segment(KernelPreset preset, SegmentType type) {
        return Fixture.with(preset).raw().provider(Provider.DCSSBLK)
                .config(NamespaceConfig.USUAL.withSegment(type)).start();
    }

    private static String write(Fixture f, long offset, long length) {
        return f.call(new Operation.Write(DISK, offset, length, length, new Pattern.Constant(Fixture.WRITTEN),
                OpenMode.DIRECT));
    }

    private static String access(Fixture f, long pgoff, long pages, AccessMode mode) {
        return switch (f.disk().directAccess(new DevicePage(pgoff), pages, mode)) {
            case DirectAccess.Mapped mapped -> Long.toString(mapped.pages());
            case DirectAccess.Refused refused -> refused.errno().name();
        };
    }

    @ParameterizedTest
    @EnumSource
    void l01_dcssblk(KernelPreset preset) {
        Fixture f = segment(preset, SegmentType.EW);

        assertThat(write(f, 8192, 4096)).isEqualTo("4096");
        assertThat(f.call(new Operation.Read(DISK, 8192, 4096, OpenMode.DIRECT))).isEqualTo("4096");
        for (AccessMode mode : AccessMode.values()) {
            assertThat(access(f, 1024, 1, mode)).isEqualTo("ERANGE");
            assertThat(access(f, 1020, 512, mode)).isEqualTo("4");
        }
        assertThat(f.disk().write(new org.daxscope.kernel.address.DeviceSector(3), new byte[4096], 0, 4096))
                .contains(org.daxscope.kernel.Errno.EIO);
        assertThat(f.refusals()).contains(Rule.SEGMENT_MISALIGNED);
        assertThat(f.call(new Operation.StoreBadblocks(DISK, "8 8"))).isEqualTo("ENOENT");
        assertThat(f.call(new Operation.PoisonMedia(DISK, 0, 256))).isEqualTo("EOPNOTSUPP");
    }

    @ParameterizedTest
    @EnumSource
    void l01_a_dax_file_on_a_segment(KernelPreset preset) {
        Fixture f = Fixture.with(preset).provider(Provider.DCSSBLK).start().mapped();

        assertThat(f.write(0, 8192)).isEqualTo("8192");
        assertThat(f.load(4096)).isEqualTo("'W'");
        assertThat(f.bb()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void l02_dcssblk_sr_segment_write(KernelPreset preset) {
        for (SegmentType type : SegmentType.values()) {
            Fixture f = segment(preset, type);

            assertThat(write(f, 0, 4096)).as(type.name()).isEqualTo(type.isReadOnly() ? "EIO" : "4096");

            if (type.isReadOnly())
                assertThat(f.refusals()).contains(Rule.SEGMENT_READ_ONLY);
        }
    }

    private static Fixture device(KernelPreset preset, long align) {
        Fixture f = Fixture.with(preset).raw().disk(64 << 20).dataOffset(2 << 20)
                .config(NamespaceConfig.of(NamespaceMode.DEVDAX).withAlign(align)).start();
        return f.require(new Operation.Mmap(Fixture.PROCESS, Fixture.MAP, DISK, 0, 4 << 20, Set.of())).forget();
    }

    @ParameterizedTest
    @EnumSource
    void l05_devdax(KernelPreset preset) {
        Fixture f = device(preset, Units.PMD);
        long bad = 100 * 4096 + 512;
        f.require(new Operation.PoisonMedia(DISK, bad, 256)).require(new Operation.Scrub());
        assertThat(f.device().diskRecords()).isNotEmpty();

        // The fault does not look at the record: page 0 of the same 2 MiB is mapped with it.
        assertThat(f.load(0)).startsWith("'");
        assertThat(f.load(bad)).isEqualTo("BUS_MCEERR_AR " + 100 * 4096 + " lsb 21");

        assertThat(f.call(new Operation.Read(DISK, 0, 4096, OpenMode.PLAIN))).isEqualTo("EINVAL");
        assertThat(f.call(new Operation.Mmap("q", "n", DISK, 4096, 2 << 20, Set.of()))).isEqualTo("EINVAL");
    }

    @Test
    void l05_the_signal_tells_the_alignment_of_the_device() {
        Fixture f = device(KernelPreset.G60, Units.PAGE);
        f.require(new Operation.PoisonMedia(DISK, 4096, 256));

        assertThat(f.load(4096)).isEqualTo("BUS_MCEERR_AR 4096 lsb 12");
        assertThat(f.load(0)).startsWith("'");
    }

    @ParameterizedTest
    @EnumSource
    void l06_devdax_after_clear_error(KernelPreset preset) {
        Fixture f = device(preset, Units.PMD);
        f.require(new Operation.PoisonMedia(DISK, 4096, 4096)).require(new Operation.Scrub());
        assertThat(f.load(4096)).startsWith("BUS_MCEERR_AR");

        assertThat(f.call(new Operation.ClearErrorCommand(DISK, (2 << 20) + 4096, 4096, true))).isEqualTo("4096");

        // The fixture's media clears to zeros.
        assertThat(f.load(4096)).isEqualTo("'\0'");
        assertThat(f.device().regionRecords()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void l07_cxl_pmem_debugfs(KernelPreset preset) {
        Fixture f = Fixture.with(preset).provider(Provider.CXL).start();
        long sector = f.fileSector() + 8;

        f.require(new Operation.InjectError(DISK, sector, 8, false, true, false));

        assertThat(f.poison()).isEqualTo("4096+4096");
        assertThat(f.disk().bus().injected()).hasSize(1);
        assertThat(f.bb()).isEmpty();
        f.require(new Operation.InjectError(DISK, sector, 8, false, true, true));
        assertThat(f.disk().bus().injected()).isEmpty();
        assertThat(f.poison()).isEmpty();
        assertThat(f.read(4096, 4096)).isEqualTo("4096");
    }
}
