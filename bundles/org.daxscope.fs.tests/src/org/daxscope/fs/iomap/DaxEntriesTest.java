package org.daxscope.fs.iomap;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.fs.iomap.DaxEntries.Entry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The DAX entries of a file")
class DaxEntriesTest {
    private static final int HUGE = 512;

    private final DaxEntries entries = new DaxEntries();

    @Test
    void aSmallEntryStandsInTheWayOfAHugeOne() {
        entries.insert(700, 1, false, false, -1);

        assertThat(entries.hasSmallEntry(512, 1024)).isTrue();
        assertThat(entries.hasSmallEntry(0, 512)).isFalse();
    }

    @Test
    @DisplayName("a-ext4-30 once the small entry is gone 2 MiB can come back")
    void hugeComesBack() {
        entries.insert(700, 1, false, true, -1);

        entries.remove(700, 701);
        entries.insert(512, HUGE, false, true, -1);

        assertThat(entries.hasSmallEntry(512, 1024)).isFalse();
        assertThat(entries.at(1023)).isEqualTo(new Entry(HUGE, false, true, -1));
        assertThat(entries.at(1024)).isNull();
    }

    @Test
    void aHugeEntryStaysWhenOneOfItsPagesIsMappedAlone() {
        entries.insert(0, HUGE, false, false, -1);

        entries.insert(5, 1, false, true, -1);

        assertThat(entries.at(0)).isEqualTo(new Entry(HUGE, false, true, -1));
        assertThat(entries.hasSmallEntry(0, HUGE)).isFalse();
    }

    @Test
    void aHugeZeroEntryIsBrokenUpByRealMemory() {
        entries.insert(0, HUGE, true, false, -1);

        entries.insert(5, 1, false, true, -1);

        assertThat(entries.at(5)).isEqualTo(new Entry(1, false, true, -1));
        assertThat(entries.at(6)).isNull();
        assertThat(entries.hasSmallEntry(0, HUGE)).isTrue();
    }

    @Test
    void removingOnePageOfAHugeEntryRemovesAllOfIt() {
        entries.insert(0, HUGE, false, false, -1);
        entries.insert(HUGE, 1, false, false, -1);

        entries.remove(100, 101);

        assertThat(entries.at(0)).isNull();
        assertThat(entries.at(HUGE)).isNotNull();
    }

    @Test
    void cleaningTellsWhatWasDirtyOnce() {
        entries.insert(3, 1, false, true, -1);
        entries.insert(4, 1, false, false, -1);
        entries.insert(512, HUGE, false, true, -1);

        assertThat(entries.clean(0, Long.MAX_VALUE)).containsExactly(new long[] {3, 4}, new long[] {512, 1024});
        assertThat(entries.clean(0, Long.MAX_VALUE)).isEmpty();
        assertThat(entries.at(3)).isEqualTo(new Entry(1, false, false, -1));
    }

    @Test
    void aSavedStateComesBack() {
        entries.insert(3, 1, false, true, -1);
        DaxEntries.State saved = entries.save();
        entries.remove(0, 10);
        entries.insert(9, 1, true, false, -1);

        entries.restore(saved);

        assertThat(entries.at(3)).isEqualTo(new Entry(1, false, true, -1));
        assertThat(entries.at(9)).isNull();
    }
}
