package org.daxscope.pmem.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bus's list of bad ranges")
class BadrangeTest {
    private final Badrange list = new Badrange();

    @Test
    @DisplayName("B-04 the same start again only changes the length, be it shorter")
    void theSameStartAgainOnlyChangesTheLength() {
        assertThat(list.add(4096, 256)).isTrue();
        assertThat(list.add(4096, 512)).isTrue();
        assertThat(list.entries()).containsExactly(new PhysicalRange(4096, 512));
        assertThat(list.add(4096, 256)).isTrue();
        assertThat(list.add(4096, 256)).isFalse();
        assertThat(list.entries()).containsExactly(new PhysicalRange(4096, 256));
    }

    @Test
    void overlapsAreNotMerged() {
        list.add(8192, 512);
        list.add(4096, 8192);

        assertThat(list.entries()).containsExactly(new PhysicalRange(8192, 512), new PhysicalRange(4096, 8192));
    }

    @Test
    void forgettingTrimsDropsAndSplits() {
        list.add(0, 1000);
        list.add(2000, 1000);
        list.add(4000, 1000);
        list.add(500, 5000);

        assertThat(list.forget(800, 3400)).isTrue();

        assertThat(list.entries()).containsExactly(new PhysicalRange(0, 800), new PhysicalRange(4200, 800),
                new PhysicalRange(500, 300), new PhysicalRange(4200, 1300));
        assertThat(list.forget(100_000, 1)).isFalse();
    }

    @Test
    void theFirmwaresListIsSortedAndJoined() {
        RangeSet set = new RangeSet();
        set.add(1024, 256);
        set.add(256, 256);
        set.add(512, 512);
        assertThat(set.ranges()).containsExactly(new PhysicalRange(256, 1024));
        assertThat(set.bytes()).isEqualTo(1024);

        set.remove(512, 256);
        assertThat(set.ranges()).isEqualTo(List.of(new PhysicalRange(256, 256), new PhysicalRange(768, 512)));
    }
}
