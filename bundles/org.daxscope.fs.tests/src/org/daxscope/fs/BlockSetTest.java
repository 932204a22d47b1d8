package org.daxscope.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

import org.daxscope.fs.BlockSet.Range;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A set of blocks")
class BlockSetTest {
    private static final int BLOCKS = 200;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithABitmap(long seed) {
        Random random = new Random(seed);
        BlockSet set = new BlockSet();
        BitSet bits = new BitSet();
        List<Range> saved = set.save();
        BitSet savedBits = new BitSet();
        for (int i = 0; i < 500; i++) {
            int from = random.nextInt(BLOCKS);
            int to = from + random.nextInt(Math.min(BLOCKS - from, 40));
            switch (random.nextInt(8)) {
                case 0 -> {
                    saved = set.save();
                    savedBits = (BitSet) bits.clone();
                }
                case 1 -> {
                    set.restore(saved);
                    bits = (BitSet) savedBits.clone();
                }
                case 2, 3, 4 -> {
                    set.remove(from, to);
                    bits.clear(from, to);
                }
                default -> {
                    set.add(from, to);
                    bits.set(from, to);
                }
            }
            assertThat(set.ranges()).isEqualTo(ranges(bits));
            assertThat(set.size()).isEqualTo(bits.cardinality());
            assertThat(set.save()).isEqualTo(ranges(bits));
            requireSameAnswers(set, bits, from, Math.max(to, from + 1));
        }
    }

    private static void requireSameAnswers(BlockSet set, BitSet bits, int from, int to) {
        assertThat(set.at(from) != null).isEqualTo(bits.get(from));
        assertThat(set.containsAll(from, to)).isEqualTo(bits.nextClearBit(from) >= to);
        int first = bits.nextSetBit(from);
        Range overlap = set.firstOverlap(from, to);
        if (first < 0 || first >= to)
            assertThat(overlap).isNull();
        else
            assertThat(overlap).isNotNull().matches(range -> range.start() <= first && first < range.end());
    }

    private static List<Range> ranges(BitSet bits) {
        List<Range> ranges = new ArrayList<>();
        for (int start = bits.nextSetBit(0); start >= 0; start = bits.nextSetBit(bits.nextClearBit(start)))
            ranges.add(new Range(start, bits.nextClearBit(start)));
        return ranges;
    }
}
