package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DirectAccess;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.pmem.bus.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** E: direct_access. */
class CasesE {
    private static Stream<KernelPreset> merged() {
        return Fixture.merged();
    }

    private static Fixture raw(KernelPreset preset, String... records) {
        Fixture f = Fixture.with(preset).raw().start();
        for (String record : records)
            f.require(new Operation.StoreBadblocks(Fixture.DISK, record));
        return f;
    }

    private static String access(Fixture f, long pgoff, long pages, AccessMode mode) {
        return switch (f.disk().directAccess(new DevicePage(pgoff), pages, mode)) {
            case DirectAccess.Mapped mapped -> Long.toString(mapped.pages());
            case DirectAccess.Refused refused -> refused.errno().name();
        };
    }

    @ParameterizedTest
    @EnumSource
    void e01_clean_table(KernelPreset preset) {
        Fixture f = raw(preset);

        assertThat(access(f, 10, 1, AccessMode.NORMAL)).isEqualTo("1");
        // What the driver says without the core's cut: all up to the end.
        assertThat(access(f, 10, 1 << 20, AccessMode.NORMAL)).isEqualTo("1014");
    }

    @ParameterizedTest
    @EnumSource
    void e02_records_elsewhere(KernelPreset preset) {
        assertThat(access(raw(preset, "8000 1"), 10, 4, AccessMode.NORMAL)).isEqualTo("4");
    }

    @ParameterizedTest
    @EnumSource
    void e03_one_bad_sector_in_512_pages(KernelPreset preset) {
        String code = Fixture.since(preset, KernelPreset.G65) ? "EHWPOISON" : "EIO";

        assertThat(access(raw(preset, "2056 1"), 256, 512, AccessMode.NORMAL)).isEqualTo(code);
    }

    @ParameterizedTest
    @MethodSource("merged")
    void e04_recovery_strides(KernelPreset preset) {
        long[][] vectors = {{0, 8, 1}, {3, 1, 1}, {8, 8, 1}, {11, 1, 2}, {16, 8, 2}, {20, 1, 3}, {24, 8, 3},
            {26, 1, 4}};
        for (long[] vector : vectors)
            assertThat(access(raw(preset, vector[0] + " " + vector[1]), 0, 4, AccessMode.RECOVERY_WRITE))
                    .as("record " + vector[0]).isEqualTo(Long.toString(vector[2]));
    }

    @ParameterizedTest
    @MethodSource("merged")
    void e05_record_starting_earlier(KernelPreset preset) {
        assertThat(access(raw(preset, "0 16"), 1, 4, AccessMode.RECOVERY_WRITE)).isEqualTo("4");
    }

    @Test
    void e05_without_the_quirk_the_stride_is_a_page() {
        Fixture f = Fixture.with(KernelModel.of(KernelPreset.G60).without(Quirk.Q8_STRIDE_UNDERFLOW)).raw().start();
        f.require(new Operation.StoreBadblocks(Fixture.DISK, "0 16"));

        assertThat(access(f, 1, 4, AccessMode.RECOVERY_WRITE)).isEqualTo("1");
    }

    @Test
    void e06_gv2_recovery() {
        assertThat(access(raw(KernelPreset.GV2, "20 1"), 0, 4, AccessMode.RECOVERY_WRITE)).isEqualTo("4");
        assertThat(access(raw(KernelPreset.GV2, "0 16"), 1, 4, AccessMode.RECOVERY_WRITE)).isEqualTo("4");
    }

    @ParameterizedTest
    @EnumSource
    void e07_dead_device(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped();
        f.require(new Operation.DisableNamespace(Fixture.DISK, true));

        assertThat(access(f, 0, 1, AccessMode.NORMAL)).isEqualTo("ENXIO");
        assertThat(f.read(0, 4096)).isEqualTo("ENXIO");
        assertThat(f.write(0, 4096)).isEqualTo("ENXIO");
        assertThat(f.load(0)).isEqualTo("BUS_ADRERR 0");
    }

    @ParameterizedTest
    @EnumSource
    void e08_nfit_test(KernelPreset preset) {
        Fixture f = Fixture.with(preset).provider(Provider.NFIT_TEST).start().known(8, 8).forget();

        assertThat(access(f, f.filePage + 1, 1, AccessMode.NORMAL)).isEqualTo("EIO");
        assertThat(access(f, f.filePage + 1, 1, AccessMode.RECOVERY_WRITE)).isEqualTo("EIO");
        assertThat(access(f, f.filePage + 4, 4, AccessMode.NORMAL)).isEqualTo("1");
        assertThat(f.write(4096, 4096)).isEqualTo("EIO");
        assertThat(f.bb()).isEqualTo("8+8");

        f.forget();
        assertThat(f.write(4 * 4096, 4 * 4096)).isEqualTo("16384");
        assertThat(f.events(EventKind.DIRECT_ACCESS)).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("merged")
    void e08_without_the_quirk_recovery_works(KernelPreset preset) {
        Fixture f = Fixture.with(KernelModel.of(preset).without(Quirk.Q16_NFIT_TEST_ALWAYS_EIO))
                .provider(Provider.NFIT_TEST).start().known(8, 8);

        assertThat(f.write(4096, 4096)).isEqualTo("4096");
        assertThat(f.bb()).isEmpty();
    }
}
