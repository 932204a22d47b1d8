package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.kernel.KernelPreset.G19;
import static org.daxscope.kernel.KernelPreset.GV2;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.pmem.bus.Firmware;
import org.daxscope.pmem.media.ByteRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases G-22 to G-34: holes, unwritten extents, bad buffers, appends, and platforms that clear otherwise. */
class CasesG2 {
    private static boolean merged(KernelPreset preset) {
        return Fixture.since(preset, G19);
    }

    private static String result(KernelPreset preset, String before, String v2, String merged) {
        return merged(preset) ? merged : preset == GV2 ? v2 : before;
    }

    /** One page, and a hole behind it; the next block is free, and bad. */
    private static Fixture.Builder onePage(KernelPreset preset) {
        return Fixture.with(preset).layout(Fixture.extent(0, 256, 1));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g22_hole(KernelPreset preset) {
        Fixture f = onePage(preset).start().known(8, 8);

        assertThat(f.write(4096, 4096)).isEqualTo("4096");
        assertThat(f.extents()).isEqualTo("0@0x2");
        assertThat(f.bb()).isEmpty();
        assertThat(f.poison()).isEmpty();
        assertThat(f.data(4096, 4096)).containsOnly(Fixture.WRITTEN);
    }

    /** XFS cancels the transaction when the clear fails. */
    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g22_hole_whose_block_cannot_be_cleared(KernelPreset preset) {
        Fixture f = onePage(preset)
                .media(m -> m.withFailing(List.of(new ByteRange(Fixture.FILE_PAGE * 4096L + 4096, 4096)))).start()
                .known(8, 8);

        assertThat(f.write(4096, 4096)).isEqualTo("EIO");
        assertThat(f.extents()).isEqualTo("0@0x1");
        assertThat(f.bb()).isEqualTo("8+8");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g23_unwritten_extent(KernelPreset preset) {
        for (boolean ext4 : new boolean[] {false, true}) {
            Fixture.Builder builder = Fixture.with(preset).layout(Fixture.unwritten(0, 256, 16));
            Fixture f = (ext4 ? builder.ext4() : builder).start().known(8, 8);

            assertThat(f.write(5120, 512)).isEqualTo("512");
            assertThat(f.bb()).isEmpty();
            byte[] page = f.data(4096, 4096);
            for (int i = 0; i < page.length; i++)
                assertThat(page[i]).isEqualTo(i >= 1024 && i < 1536 ? Fixture.WRITTEN : 0);
        }
    }

    /** A mapping "m" of a file g whose first page is bad, and nobody knows. */
    private static Fixture withBadBuffer(Fixture f) {
        f.file("g", 4096, List.of(Fixture.extent(0, 600, 1)));
        f.require(new Operation.Mmap(Fixture.PROCESS, Fixture.MAP, "g", 0, 4096, Set.of()));
        assertThat(f.load(0)).isNotEmpty();
        f.require(new Operation.PoisonMedia(Fixture.DISK, 600 * 4096, 4096));
        return f.forget();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g24_bad_source_buffer(KernelPreset preset) {
        Operation.WriteFromMap write =
                new Operation.WriteFromMap(Fixture.PROCESS, Fixture.MAP, 0, Fixture.FILE, 4096, 4096);
        // Up to 5.16 the process is killed for what its call met.
        boolean signal = KernelModel.of(preset).switches().copyInSignals();
        String failed = signal ? "BUS_MCEERR_AR 0 lsb 12" : "EFAULT";

        assertThat(withBadBuffer(Fixture.of(preset)).call(write)).isEqualTo(failed);

        Fixture f = withBadBuffer(Fixture.of(preset).known(8, 8));
        String answer = f.call(write);
        if (!merged(preset)) {
            assertThat(f.bb().contains("8+8")).isEqualTo(preset != GV2);
            return;
        }
        assertThat(answer).isEqualTo("EFAULT");
        assertThat(f.poison()).doesNotContain("4096+4096 ");
        assertThat(f.bb()).doesNotContain("8+8");
        assertThat(f.writes()).isEmpty();

        Fixture mended = withBadBuffer(
                Fixture.with(KernelModel.of(preset).without(Quirk.Q14_RECORD_CLEARED_ON_SHORT_COPY)).start().known(8,
                        8));
        assertThat(mended.call(write)).isEqualTo("EFAULT");
        assertThat(mended.bb()).contains("8+8");
    }

    @ParameterizedTest
    @EnumSource(value = KernelPreset.class, names = {"GV2", "G19", "G60", "G65", "G68", "G618"})
    void g25_fsync_adds_no_error(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(8, 8);

        assertThat(f.write(4096, 4096)).isEqualTo("4096");
        assertThat(f.fsync()).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g26_append_to_a_bad_tail_page(KernelPreset preset) {
        Fixture f = Fixture.with(preset).file(12800).start().known(24, 8);

        assertThat(f.write(12800, 4096)).isEqualTo(result(preset, "EIO", "EIO", "EFAULT"));
        assertThat(f.size()).isEqualTo(12800);
        assertThat(f.write(12288, 4096)).isEqualTo(result(preset, "EIO", "4096", "4096"));
        assertThat(f.size()).isEqualTo(merged(preset) || preset == GV2 ? 16384 : 12800);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g26_append_into_a_new_block(KernelPreset preset) {
        Fixture f = Fixture.with(preset).file(4096).start().known(8, 8);

        assertThat(f.write(4096, 100)).isEqualTo("100");
        assertThat(f.bb()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = KernelPreset.class, names = {"G19", "G60", "G65", "G68", "G618"})
    void g30_page_by_page(KernelPreset preset) {
        Fixture f = Fixture.of(preset).known(0, 128);

        for (int page = 0; page < 16; page++) {
            f.forget();
            assertThat(f.write(page * 4096L, 4096)).isEqualTo("4096");
            assertThat(f.clears()).isEqualTo(page * 4096 + "+4096");
        }
        assertThat(f.bb()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = KernelPreset.class, names = {"G19", "G60", "G65", "G68", "G618"})
    void g31_page_that_the_kernel_does_not_map(KernelPreset preset) {
        Fixture f = Fixture.of(preset).mapped().latent(8, 8);
        assertThat(f.load(4096)).startsWith("BUS_MCEERR_AR");
        assertThat(f.page(1).hwPoison()).isTrue();
        assertThat(f.page(1).kernelMapped()).isFalse();

        assertThat(f.write(4096, 4096)).isEqualTo("4096");

        assertThat(f.page(1).hwPoison()).isFalse();
        assertThat(f.page(1).kernelMapped()).isTrue();
        assertThat(f.bb()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = KernelPreset.class, names = {"G19", "G60", "G65", "G68", "G618"})
    void g32_no_firmware(KernelPreset preset) {
        Fixture f = Fixture.with(preset).firmware(Firmware.NONE).start().record(8, 8);

        assertThat(f.write(4096, 4096)).isEqualTo("4096");
        assertThat(f.bb()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = KernelPreset.class, names = {"G19", "G60", "G65", "G68", "G618"})
    void g33_clear_unit_of_a_page(KernelPreset preset) {
        Fixture f = Fixture.with(preset).media(m -> m.withClearUnit(4096)).start().latentBytes(4096, 256).record(8, 1);

        assertThat(f.write(4096, 4096)).isEqualTo("4096");
        assertThat(f.poison()).isEmpty();
        assertThat(f.bb()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g34_clear_unit_of_two_pages(KernelPreset preset) {
        Fixture f = Fixture.with(preset).media(m -> m.withClearUnit(8192)).start().known(8, 8);

        assertThat(f.write(4096, 4096)).isEqualTo(result(preset, "EIO", "EIO", "EFAULT"));
        assertThat(f.bb()).isEqualTo("8+8");
    }
}
