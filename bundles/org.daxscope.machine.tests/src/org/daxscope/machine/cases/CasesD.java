package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.machine.cases.Fixture.since;

import java.util.List;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.operation.OpenMode;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.Pattern;
import org.daxscope.pmem.media.ByteRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** D: the block path. */
class CasesD {
    private static final String DISK = Fixture.DISK;

    private static boolean storesFirst(KernelPreset preset) {
        return preset == KernelPreset.G15 || preset == KernelPreset.GV2;
    }

    @ParameterizedTest
    @EnumSource
    void d01_read(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 1);

        assertThat(f.rawRead(8 * 512, 512)).isEqualTo("EIO");
        assertThat(f.rawRead(9 * 512, 512)).isEqualTo("512");
        assertThat(f.rawRead(8 * 512, 4096)).isEqualTo("EIO");
    }

    @ParameterizedTest
    @EnumSource
    void d02_multi_segment(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(64, 8);
        byte[] buffer = new byte[64 << 10];

        assertThat(f.rawRead(0, 64 << 10)).isEqualTo("EIO");
        int filled = f.disk().read(new org.daxscope.kernel.address.DeviceSector(f.fileSector()), buffer, 0,
                buffer.length);

        assertThat(filled).isEqualTo(8 * 4096);
        assertThat(buffer[7 * 4096]).isEqualTo(Fixture.contentOf(7));
        assertThat(buffer[8 * 4096]).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void d03_latent(KernelPreset preset) {
        Fixture f = Fixture.of(preset).latent(8, 8);

        assertThat(f.rawRead(4096, 4096)).isEqualTo("EIO");

        assertThat(f.bb()).isEqualTo(since(preset, KernelPreset.G19) ? "8+8" : "8+1");
        // The DAX path says EFAULT where it is the first to find out.
        assertThat(Fixture.of(preset).latent(8, 8).read(4096, 4096)).isEqualTo("EFAULT");
    }

    @ParameterizedTest
    @EnumSource
    void d04_write_order(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8).forget();

        assertThat(f.rawWrite(4096, 4096)).isEqualTo("4096");

        if (storesFirst(preset))
            assertThat(f.trace()).containsExactly("WRITE 4096+4096", "CLEAR 4096+4096", "BBCLR 8+8",
                    "WRITE 4096+4096");
        else
            assertThat(f.trace()).containsExactly("CLEAR 4096+4096", "BBCLR 8+8", "WRITE 4096+4096");
    }

    @ParameterizedTest
    @EnumSource
    void d05_failing_clear(KernelPreset preset) {
        Fixture probe = Fixture.of(preset);
        Fixture f = Fixture.with(preset)
                .media(m -> m.withFailing(List.of(new ByteRange(probe.fileByte() + 4096, 4096)))
                        .withFullLineStoreHeals(false))
                .start().known(8, 8);

        assertThat(f.rawWrite(4096, 4096)).isEqualTo("EIO");

        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.cells(4096, 4096)).containsOnly(storesFirst(preset) ? Fixture.WRITTEN : Fixture.contentOf(1));
    }

    @ParameterizedTest
    @EnumSource
    void d06_partial_sector_count(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8);

        assertThat(f.rawWrite(10 * 512, 1024)).isEqualTo("1024");

        assertThat(f.bb()).isEqualTo("8+2 12+4");
        assertThat(f.regionBb()).isEqualTo("8+2 12+4");
        assertThat(f.poison()).isEqualTo("4096+1024 6144+2048");
    }

    @ParameterizedTest
    @EnumSource
    void d07_pmem_errors_flow(KernelPreset preset) {
        Fixture f = Fixture.of(preset);
        f.require(new Operation.InjectError(DISK, f.fileSector() + 64, 8, true, false, false));
        assertThat(f.device().sysfsText()).isNotEmpty();

        assertThat(f.rawRead(8 * 4096, 4096)).isEqualTo("EIO");
        assertThat(f.rawWrite(8 * 4096, 4096)).isEqualTo("4096");

        assertThat(f.rawRead(8 * 4096, 4096)).isEqualTo("4096");
        assertThat(f.device().sysfsText()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void d08_zeroout(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known("8+8 24+1");

        assertThat(f.call(new Operation.ZeroOut(DISK, f.fileByte(), 64 << 10))).isEqualTo("0");

        assertThat(f.bb()).isEmpty();
        assertThat(f.poison()).isEmpty();
        assertThat(f.cells(0, 64 << 10)).containsOnly(0);
        Fixture other = Fixture.of(preset).known(8, 8);
        assertThat(other.call(new Operation.Fallocate(Operation.Fallocate.Mode.ZERO_RANGE, DISK, other.fileByte(),
                8192))).isEqualTo("0");
        assertThat(other.bb()).isEmpty();
    }

    private static Fixture sectorMode(KernelPreset preset) {
        return Fixture.with(preset).raw().config(NamespaceConfig.of(NamespaceMode.SECTOR)).start();
    }

    private static String block(Fixture f, boolean write) {
        return f.call(write
                ? new Operation.Write(DISK, 0, 4096, 4096, new Pattern.Constant(Fixture.WRITTEN), OpenMode.DIRECT)
                : new Operation.Read(DISK, 0, 4096, OpenMode.DIRECT));
    }

    @ParameterizedTest
    @EnumSource
    void d10_btt_data(KernelPreset preset) {
        Fixture f = sectorMode(preset);
        f.require(new Operation.PoisonMedia(DISK, f.disk().btt().blockOffset(0), 512)).require(new Operation.Scrub());

        assertThat(block(f, false)).isEqualTo("EIO");
        f.forget();
        assertThat(block(f, false)).isEqualTo("EIO");
        assertThat(f.refusals()).contains(Rule.BTT_BLOCK_MARKED);
        assertThat(block(f, true)).isEqualTo("4096");
        assertThat(block(f, false)).isEqualTo("4096");

        // The block that was freed was cleared, and its record with it.
        assertThat(f.device().diskRecords()).isEmpty();
        assertThat(f.disk().region().media().poisonedRanges()).isEmpty();
        var state = f.machine.save();
        assertThat(block(f, true)).isEqualTo("4096");
        f.machine.restore(state);
        assertThat(block(f, false)).isEqualTo("4096");
    }

    @ParameterizedTest
    @EnumSource
    void d10_btt_map(KernelPreset preset) {
        Fixture f = sectorMode(preset);
        long map = f.disk().btt().mapOffset();
        f.require(new Operation.PoisonMedia(DISK, map, 512)).require(new Operation.Scrub());
        assertThat(f.device().diskRecords()).containsExactly(new DiskSectors(map / 512, 1));

        assertThat(block(f, false)).isEqualTo("EIO");
        // The map entry is four bytes: too small a write to clear anything.
        assertThat(block(f, true)).isEqualTo("EIO");
        assertThat(f.call(new Operation.Read(DISK, 512 * 4096, 4096, OpenMode.DIRECT))).isEqualTo("4096");
    }

    @ParameterizedTest
    @EnumSource
    void d09_buffered_512_byte_write(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8);

        Outcome outcome = f.perform(new Operation.Write(DISK, f.fileByte() + 4096, 512, 512,
                new Pattern.Constant(Fixture.WRITTEN), OpenMode.PLAIN));

        assertThat(Fixture.text(outcome)).isEqualTo("EIO");
        assertThat(f.bb()).isEqualTo("8+8");
    }
}
