package org.daxscope.machine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.pmem.bus.Firmware;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The fixture F0 is as kernel-scenarios.md tells it")
class FixtureTest {

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void a_file_of_one_written_extent(KernelPreset preset) {
        Fixture f = Fixture.of(preset);
        assertThat(f.extents()).isEqualTo("0@0x16");
        assertThat(f.size()).isEqualTo(65536);
        assertThat(f.data(4096, 1)).containsExactly(Fixture.contentOf(1));
        assertThat(f.page(1).physical()).isEqualTo(Fixture.BASE + 257 * 4096);
        assertThat(f.bb()).isEmpty();
    }

    @Test
    void ext4_on_a_thousand_pages() {
        Fixture f = Fixture.with(KernelPreset.G60).ext4().start();
        assertThat(f.extents()).isEqualTo("0@0x16");
        assertThat(f.device().sectors()).isEqualTo(8192);
    }

    @Test
    void known_poison_is_in_all_tables_and_latent_poison_in_none() {
        Fixture f = Fixture.of(KernelPreset.G60).known(8, 8).latent(80, 1);
        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.regionBb()).isEqualTo("8+8");
        assertThat(f.badrange()).isEqualTo("4096+4096");
        assertThat(f.poison()).isEqualTo("4096+4096 40960+512");
    }

    @Test
    void without_firmware_only_the_disk_knows() {
        Fixture f = Fixture.with(KernelPreset.G60).firmware(Firmware.NONE).start().known(8, 8);
        assertThat(f.bb()).isEqualTo("8+8");
        assertThat(f.regionBb()).isEmpty();
    }

    @Test
    void the_trace_tells_clears_and_stores_in_bytes_of_the_file() {
        Fixture f = Fixture.of(KernelPreset.G60).known(8, 8);
        assertThat(f.write(0, 16384)).isEqualTo("16384");
        assertThat(f.trace()).containsExactly("WRITE 0+4096", "CLEAR 4096+4096", "WRITE 4096+4096", "BBCLR 8+8",
                "WRITE 8192+8192");
        assertThat(f.clears()).isEqualTo("4096+4096");
    }
}
