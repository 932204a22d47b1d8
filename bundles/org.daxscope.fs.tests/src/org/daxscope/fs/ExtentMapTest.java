package org.daxscope.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The extents of a file")
class ExtentMapTest {
    private static final int BLOCKS = 64;
    private static final long HOLE = -1;

    private final ExtentMap map = new ExtentMap(1000);

    private static Extent extent(long fileBlock, long fsBlock, long blocks) {
        return new Extent(fileBlock, fsBlock, blocks, false);
    }

    @Test
    void neighboursThatContinueEachOtherBecomeOne() {
        map.map(extent(0, 100, 4));
        map.map(extent(8, 108, 4));
        map.map(extent(4, 104, 4));

        assertThat(map.all()).containsExactly(extent(0, 100, 12));
    }

    @Test
    void neighboursElsewhereOnDiskOrOfAnotherStateStayApart() {
        map.map(extent(0, 100, 4));
        map.map(extent(4, 200, 4));
        map.map(new Extent(8, 204, 4, true));

        assertThat(map.all()).hasSize(3);
        map.convert(8, 12, false);
        assertThat(map.all()).containsExactly(extent(0, 100, 4), extent(4, 200, 8));
    }

    @Test
    void noExtentIsLongerThanTheFormatHolds() {
        ExtentMap small = new ExtentMap(6);

        small.map(extent(0, 100, 4));
        small.map(extent(4, 104, 4));

        assertThat(small.all()).containsExactly(extent(0, 100, 4), extent(4, 104, 4));
    }

    @Test
    void aHoleInTheMiddleMakesTwo() {
        map.map(extent(0, 100, 10));

        assertThat(map.unmap(3, 5)).containsExactly(extent(3, 103, 2));

        assertThat(map.all()).containsExactly(extent(0, 100, 3), extent(5, 105, 5));
        assertThat(map.at(4)).isNull();
        assertThat(map.before(4)).isEqualTo(extent(0, 100, 3));
        assertThat(map.after(4)).isEqualTo(extent(5, 105, 5));
        assertThat(map.before(7)).isEqualTo(extent(0, 100, 3));
    }

    @Test
    void aSavedStateIsNotTouchedByWhatFollows() {
        map.map(extent(0, 100, 10));
        List<Extent> saved = map.save();

        map.unmap(0, 5);
        map.restore(saved);

        assertThat(map.all()).containsExactly(extent(0, 100, 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itAgreesWithAnArrayOfBlocks(long seed) {
        Random random = new Random(seed);
        long[] blocks = new long[2 * BLOCKS];
        boolean[] unwritten = new boolean[2 * BLOCKS];
        Arrays.fill(blocks, HOLE);
        long next = 0;
        for (int i = 0; i < 400; i++) {
            int from = random.nextInt(BLOCKS);
            int to = from + 1 + random.nextInt(BLOCKS - from);
            boolean state = random.nextBoolean();
            switch (random.nextInt(4)) {
                case 0 -> {
                    map.unmap(from, to);
                    Arrays.fill(blocks, from, to, HOLE);
                }
                case 1 -> {
                    map.convert(from, to, state);
                    Arrays.fill(unwritten, from, to, state);
                }
                case 2 -> {
                    map.unmap(from, to);
                    map.map(new Extent(from, next, to - from, state));
                    for (int block = from; block < to; block++) {
                        blocks[block] = next++;
                        unwritten[block] = state;
                    }
                    next += random.nextInt(2);
                }
                default -> {
                    map.unmap(from, to);
                    map.shift(to, from - to);
                    int count = blocks.length - to;
                    System.arraycopy(blocks, to, blocks, from, count);
                    System.arraycopy(unwritten, to, unwritten, from, count);
                    Arrays.fill(blocks, from + count, blocks.length, HOLE);
                }
            }
            requireSame(blocks, unwritten);
        }
    }

    private void requireSame(long[] blocks, boolean[] unwritten) {
        long mapped = 0;
        for (int block = 0; block < blocks.length; block++) {
            Extent extent = map.at(block);
            assertThat(extent == null ? HOLE : extent.fsBlock() + block - extent.fileBlock()).isEqualTo(blocks[block]);
            if (extent != null) {
                assertThat(extent.unwritten()).isEqualTo(unwritten[block]);
                mapped++;
            }
        }
        assertThat(map.blocks()).isEqualTo(mapped);
        for (int i = 1; i < map.all().size(); i++)
            assertThat(map.all().get(i - 1).continuedBy(map.all().get(i))).isFalse();
    }
}
