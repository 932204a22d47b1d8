package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.cases.Fixture.since;

import java.util.stream.Stream;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.pmem.bus.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** W-05, W-08, W-09 and W-12: stories of records and tables. */
class CasesWProviders {
    private static final String DISK = Fixture.DISK;

    private static Stream<KernelPreset> merged() {
        return Fixture.merged();
    }

    private static String raw(Fixture f, boolean write, long sector, long sectors) {
        return f.call(write
                ? new Operation.Write(DISK, sector * 512, sectors * 512, sectors * 512,
                        new Pattern.Constant(Fixture.WRITTEN), OpenMode.DIRECT)
                : new Operation.Read(DISK, sector * 512, sectors * 512, OpenMode.DIRECT));
    }

    @Test
    void w05_two_page_record_three_styles() {
        Fixture a = Fixture.of(KernelPreset.G19).known(8, 16);
        assertThat(a.write(4096, 8192)).isEqualTo("8192");
        assertThat(a.clears()).isEqualTo("4096+4096 8192+4096");
        assertThat(a.bb()).isEmpty();

        Fixture b = Fixture.of(KernelPreset.G19).known(8, 16);
        assertThat(b.write(8192, 4096)).isEqualTo("4096");
        assertThat(b.bb()).isEqualTo("8+8");
        assertThat(b.write(4096, 4096)).isEqualTo("4096");
        assertThat(b.bb()).isEmpty();

        Fixture c = Fixture.of(KernelPreset.G19).known(8, 16);
        assertThat(c.write(8192, 12288)).isEqualTo("12288");
        assertThat(c.clears()).isEqualTo("8192+12288");
        assertThat(c.bb()).isEqualTo("8+8");
    }

    @ParameterizedTest
    @MethodSource("merged")
    void w08_overflow_storm(KernelPreset preset) {
        Fixture f = Fixture.with(preset).file(1200 * 4096L).start();
        for (int i = 0; i < 600; i++)
            f.require(new Operation.PoisonMedia(DISK, f.fileByte() + i * 8192L, 256));
        f.forget().require(new Operation.Scrub());

        assertThat(f.device().diskRecords()).hasSize(512);
        assertThat(f.events(EventKind.DISK_RECORD_REFUSED)).hasSize(1);
        // The 513th and later: no record, and none can be made of what the read consumes.
        for (int page : new int[] {512, 599})
            for (int again = 0; again < 2; again++)
                assertThat(f.read(page * 8192L, 4096)).isEqualTo("EFAULT");
        assertThat(f.read(0, 4096)).isEqualTo("EIO");

        assertThat(f.write(0, 4096)).isEqualTo("4096");
        assertThat(f.device().diskRecords()).hasSize(511);
        f.require(new Operation.Scrub());
        assertThat(f.device().diskRecords()).hasSize(512);
    }

    @ParameterizedTest
    @EnumSource
    void w09_refused_split(KernelPreset preset) {
        Fixture f = Fixture.with(preset).raw().disk(16 << 20).start();
        f.require(new Operation.PoisonMedia(DISK, 32 * 512, 24 * 512));
        for (int i = 0; i < 511; i++)
            f.require(new Operation.StoreBadblocks(DISK, 32 + 32 * i + " 24"));
        assertThat(f.device().diskRecords()).hasSize(511);

        assertThat(raw(f, true, 40, 8)).isEqualTo("4096");

        assertThat(f.disk().region().media().isPoisoned(40 * 512, 4096)).isFalse();
        boolean refused = preset == KernelPreset.G68;
        assertThat(f.device().diskRecords()).hasSize(refused ? 511 : 512);
        assertThat(f.device().diskRecords().getFirst()).isEqualTo(new DiskSectors(32, refused ? 24 : 8));
        assertThat(raw(f, false, 40, 8)).isEqualTo(refused ? "EIO" : "4096");
    }

    @ParameterizedTest
    @EnumSource
    void w12_e820(KernelPreset preset) {
        Fixture f = Fixture.with(preset).provider(Provider.E820).start();
        boolean recovers = since(preset, KernelPreset.G19) || preset == KernelPreset.GV2;
        f.require(new Operation.StoreBadblocks(DISK, "2056 8"));
        assertThat(f.read(4096, 4096)).isEqualTo("EIO");

        assertThat(f.write(4096, 4096)).isEqualTo(recovers ? "4096" : "EIO");

        assertThat(f.device().sysfsText()).isEqualTo(recovers ? "" : "2056 8\n");
        Fixture sector = Fixture.with(preset).provider(Provider.E820).start();
        sector.require(new Operation.StoreBadblocks(DISK, "2056 8"));
        assertThat(raw(sector, true, 2056, 1)).isEqualTo("512");
        assertThat(sector.device().sysfsText()).isEqualTo("2057 7\n");
    }
}
