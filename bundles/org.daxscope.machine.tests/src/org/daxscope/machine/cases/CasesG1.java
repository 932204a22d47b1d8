package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daxscope.kernel.KernelPreset.G19;
import static org.daxscope.kernel.KernelPreset.GV2;

import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.pmem.media.ByteRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases G-01 to G-21: write(2) over known poison, and the order of its clears, stores and removed records. */
class CasesG1 {
    private static Fixture known(KernelPreset preset, String poison) {
        return Fixture.of(preset).known(poison).forget();
    }

    private static boolean merged(KernelPreset preset) {
        return Fixture.since(preset, G19);
    }

    /** GST has no recovery and answers as G15 does. */
    private static String result(KernelPreset preset, String before, String v2, String merged) {
        return merged(preset) ? merged : preset == GV2 ? v2 : before;
    }

    /** Nothing of f changed: neither tables nor media nor bytes. */
    private static void requireUntouched(Fixture f, String poison) {
        assertThat(f.bb()).isEqualTo(poison);
        assertThat(f.trace()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g01_whole_page(KernelPreset preset) {
        Fixture f = known(preset, "8+8");

        assertThat(f.write(4096, 4096)).isEqualTo(result(preset, "EIO", "4096", "4096"));

        if (preset != GV2 && !merged(preset)) {
            requireUntouched(f, "8+8");
            return;
        }
        assertThat(f.bb()).isEmpty();
        assertThat(f.poison()).isEmpty();
        assertThat(f.data(4096, 4096)).containsOnly(Fixture.WRITTEN);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g02_neighbours_untouched(KernelPreset preset) {
        Fixture f = known(preset, "8+8");

        assertThat(f.write(0, 16384)).isEqualTo(result(preset, "EIO", "16384", "16384"));

        if (merged(preset))
            assertThat(f.trace()).containsExactly("WRITE 0+4096", "CLEAR 4096+4096", "WRITE 4096+4096", "BBCLR 8+8",
                    "WRITE 8192+8192");
        else
            if (preset == GV2)
                assertThat(f.trace()).containsExactly("CLEAR 0+16384", "BBCLR 0+32", "WRITE 0+16384");
            else
                requireUntouched(f, "8+8");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g03_record_inside_the_page(KernelPreset preset) {
        Fixture f = known(preset, "11+1");

        assertThat(f.write(0, 16384)).isEqualTo(result(preset, "EIO", "16384", "16384"));
        if (merged(preset))
            assertThat(f.trace()).containsExactly("CLEAR 0+8192", "WRITE 0+8192", "BBCLR 0+16", "WRITE 8192+8192");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g04_record_inside_a_later_page(KernelPreset preset) {
        Fixture f = known(preset, "20+1");

        assertThat(f.write(0, 16384)).isEqualTo(result(preset, "EIO", "16384", "16384"));
        if (merged(preset))
            assertThat(f.clears()).isEqualTo("0+12288");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g05_part_of_a_page(KernelPreset preset) {
        Fixture f = known(preset, "8+1");

        assertThat(f.write(5120, 512)).isEqualTo(result(preset, "EIO", "EIO", "EFAULT"));
        requireUntouched(f, "8+1");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g06_exactly_the_bad_sector(KernelPreset preset) {
        Fixture f = known(preset, "8+1");

        assertThat(f.write(4096, 512)).isEqualTo(result(preset, "EIO", "EIO", "EFAULT"));
        requireUntouched(f, "8+1");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g07_unaligned_head(KernelPreset preset) {
        Fixture f = known(preset, "16+8");

        assertThat(f.write(2048, 14336)).isEqualTo(result(preset, "EIO", "EIO", "14336"));
        if (merged(preset))
            assertThat(f.trace()).containsExactly("WRITE 2048+6144", "CLEAR 8192+4096", "WRITE 8192+4096",
                    "BBCLR 16+8", "WRITE 12288+4096");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g08_unaligned_tail_on_a_good_page(KernelPreset preset) {
        Fixture f = known(preset, "0+8");

        assertThat(f.write(0, 14336)).isEqualTo(result(preset, "EIO", "EIO", "14336"));
        if (merged(preset))
            assertThat(f.trace()).containsExactly("CLEAR 0+4096", "WRITE 0+4096", "BBCLR 0+8", "WRITE 4096+10240");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g09_unaligned_tail_on_a_bad_page(KernelPreset preset) {
        Fixture f = known(preset, "24+8");

        assertThat(f.write(0, 14336)).isEqualTo(result(preset, "EIO", "EIO", "12288"));
        assertThat(f.write(12288, 2048)).isEqualTo(result(preset, "EIO", "EIO", "EFAULT"));
        assertThat(f.bb()).isEqualTo("24+8");
        assertThat(f.clears()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g10_unaligned_tail_with_the_record_inside(KernelPreset preset) {
        Fixture f = known(preset, "26+1");

        assertThat(f.write(0, 14336)).isEqualTo(result(preset, "EIO", "EIO", "EFAULT"));
        requireUntouched(f, "26+1");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g11_two_bad_pages(KernelPreset preset) {
        Fixture f = known(preset, "8+8 80+8");

        assertThat(f.write(0, 65536)).isEqualTo(result(preset, "EIO", "65536", "65536"));
        assertThat(f.clears()).isEqualTo(result(preset, "", "0+65536", "4096+4096 40960+4096"));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g12_two_adjacent_pages_in_one_record(KernelPreset preset) {
        Fixture f = known(preset, "8+16");

        assertThat(f.write(4096, 8192)).isEqualTo(result(preset, "EIO", "8192", "8192"));
        if (merged(preset))
            assertThat(f.trace()).containsExactly("CLEAR 4096+4096", "WRITE 4096+4096", "BBCLR 8+8", "CLEAR 8192+4096",
                    "WRITE 8192+4096", "BBCLR 16+8");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g13_second_page_only(KernelPreset preset) {
        Fixture f = known(preset, "8+16");

        assertThat(f.write(8192, 4096)).isEqualTo(result(preset, "EIO", "4096", "4096"));
        assertThat(f.bb()).isEqualTo(result(preset, "8+16", "8+8", "8+8"));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g14_underflow_stride(KernelPreset preset) {
        Fixture f = known(preset, "0+16");

        assertThat(f.write(4096, 16384)).isEqualTo(result(preset, "EIO", "16384", "16384"));
        assertThat(f.bb()).isEqualTo(result(preset, "0+16", "0+8", "0+8"));
        if (!merged(preset))
            return;
        assertThat(f.trace()).containsExactly("CLEAR 4096+16384", "WRITE 4096+16384", "BBCLR 8+32");

        Fixture mended = Fixture.with(KernelModel.of(preset).without(Quirk.Q8_STRIDE_UNDERFLOW)).start().known(0, 16);
        assertThat(mended.write(4096, 16384)).isEqualTo("16384");
        assertThat(mended.clears()).isEqualTo("4096+4096");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g15_short_clear(KernelPreset preset) {
        Fixture f = Fixture.with(preset).media(m -> m.withClearMaxBytes(2048)).start().known(8, 8);

        assertThat(f.write(4096, 4096)).isEqualTo(result(preset, "EIO", "EIO", "EFAULT"));
        assertThat(f.bb()).isEqualTo(result(preset, "8+8", "12+4", "8+8"));
        assertThat(f.regionBb()).isEqualTo(result(preset, "8+8", "12+4", "12+4"));
        assertThat(f.poison()).isEqualTo(result(preset, "4096+4096", "6144+2048", "6144+2048"));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g16_clear_error(KernelPreset preset) {
        Fixture f = Fixture.with(preset)
                .media(m -> m.withFailing(List.of(new ByteRange(Fixture.FILE_PAGE * 4096L + 4096, 4096)))).start()
                .known(8, 8);

        assertThat(f.write(4096, 4096)).isEqualTo(result(preset, "EIO", "EIO", "EFAULT"));
        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.regionBb()).isEqualTo("8+8");
        assertThat(f.poison()).isEqualTo("4096+4096");
        assertThat(f.writes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g17_latent(KernelPreset preset) {
        Fixture f = Fixture.of(preset).latent(8, 8);

        assertThat(f.write(4096, 4096)).isEqualTo("4096");
        assertThat(f.poison()).isEqualTo("4096+4096");
        assertThat(f.mapped().load(4096)).startsWith("BUS_MCEERR_AR 4096");
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g18_two_mib_with_one_bad_page(KernelPreset preset) {
        Fixture f = Fixture.with(preset).file(2 << 20).start().known(800, 8);

        assertThat(f.write(0, 2 << 20)).isEqualTo(result(preset, "EIO", "2097152", "2097152"));
        assertThat(f.clears()).isEqualTo(result(preset, "", "0+2097152", "409600+4096"));
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g19_two_mib_fully_bad(KernelPreset preset) {
        Fixture f = Fixture.with(preset).file(2 << 20).start().latent(0, 4096);
        for (int record = 0; record < 8; record++)
            f.record(record * 512, 512);
        assertThat(f.bb().split(" ")).hasSize(8);

        assertThat(f.write(0, 2 << 20)).isEqualTo(result(preset, "EIO", "2097152", "2097152"));
        assertThat(f.trace().stream().filter(line -> line.startsWith("CLEAR")).count())
                .isEqualTo(Long.parseLong(result(preset, "0", "1", "512")));
        if (merged(preset))
            assertThat(f.trace()).startsWith("CLEAR 0+4096", "WRITE 0+4096", "BBCLR 0+8", "CLEAR 4096+4096");
        assertThat(f.bb().isEmpty()).isEqualTo(merged(preset) || preset == GV2);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g20_two_extents(KernelPreset preset) {
        Fixture f = twoExtents(preset);

        assertThat(f.write(0, 32768)).isEqualTo(result(preset, "16384", "32768", "32768"));
    }

    /** Pages 0 to 3 are good; page 4, at device page 512, is bad. */
    private static Fixture twoExtents(KernelPreset preset) {
        return Fixture.with(preset).file(32768).layout(Fixture.extent(0, 256, 4), Fixture.extent(4, 512, 4)).start()
                .known(256 * 8, 8);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void g21_two_extents_and_an_unaligned_tail(KernelPreset preset) {
        Fixture f = twoExtents(preset);

        assertThat(f.write(0, 18432)).isEqualTo("16384");
        assertThat(f.write(16384, 2048)).isEqualTo(result(preset, "EIO", "EIO", "EFAULT"));
    }
}
