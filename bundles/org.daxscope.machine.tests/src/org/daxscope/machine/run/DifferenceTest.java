package org.daxscope.machine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

import org.daxscope.machine.image.DeviceImage.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against sets of single bytes. */
class DifferenceTest {
    private static final int SPACE = 60;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itIsTheDifferenceOfTheSets(boolean ascending) {
        for (int seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Bytes> old = ranges(random, ascending);
            List<Bytes> now = random.nextBoolean() ? ranges(random, ascending) : changed(old, random);

            Difference difference = Difference.between(old, now);

            TreeSet<Long> removed = bytes(old);
            removed.removeAll(bytes(now));
            TreeSet<Long> added = bytes(now);
            added.removeAll(bytes(old));
            assertThat(bytes(difference.removed())).as("seed " + seed).isEqualTo(removed);
            assertThat(bytes(difference.added())).as("seed " + seed).isEqualTo(added);
        }
    }

    private static List<Bytes> changed(List<Bytes> old, SplittableRandom random) {
        List<Bytes> now = new ArrayList<>(old);
        if (!now.isEmpty())
            now.remove(random.nextInt(now.size()));
        return now;
    }

    private static List<Bytes> ranges(SplittableRandom random, boolean ascending) {
        List<Bytes> list = new ArrayList<>();
        long at = 0;
        for (int i = random.nextInt(6); i > 0; i--) {
            long start = ascending ? at + random.nextInt(5) : random.nextInt(SPACE);
            at = start + 1 + random.nextInt(6);
            list.add(new Bytes(start, at));
        }
        return list;
    }

    private static TreeSet<Long> bytes(List<Bytes> ranges) {
        TreeSet<Long> set = new TreeSet<>();
        for (Bytes range : ranges)
            for (long at = range.start(); at < range.end(); at++)
                set.add(at);
        return set;
    }
}
