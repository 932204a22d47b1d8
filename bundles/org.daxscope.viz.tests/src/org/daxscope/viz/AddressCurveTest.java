package org.daxscope.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCurveTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void hilbertVisitsEachPlaceOnceAndNeverJumps(int order) {
        var curve = new HilbertCurve(order);
        long cells = curve.columns() * curve.columns();
        for (long cell = 0; cell < cells; cell++) {
            assertThat(curve.column(cell)).isBetween(0L, curve.columns() - 1);
            assertThat(curve.row(cell)).isBetween(0L, curve.columns() - 1);
            assertThat(curve.cell(curve.column(cell), curve.row(cell))).isEqualTo(cell);
            if (cell > 0)
                assertThat(Math.abs(curve.column(cell) - curve.column(cell - 1))
                        + Math.abs(curve.row(cell) - curve.row(cell - 1))).isEqualTo(1);
        }
    }

    @Test
    void hilbertHoldsASixteenTebibyteDiskByTheLine() {
        var curve = HilbertCurve.holding(16 * Images.TIB / 256);
        var random = new Random(1);

        assertThat(curve.order()).isEqualTo(18);
        for (int i = 0; i < 1000; i++) {
            long cell = random.nextLong(1L << 36);
            assertThat(curve.cell(curve.column(cell), curve.row(cell))).isEqualTo(cell);
        }
    }

    @Test
    void hilbertTakesTheSmallestSquare() {
        assertThat(HilbertCurve.holding(1).columns()).isEqualTo(1);
        assertThat(HilbertCurve.holding(2).columns()).isEqualTo(2);
        assertThat(HilbertCurve.holding(4).columns()).isEqualTo(2);
        assertThat(HilbertCurve.holding(5).columns()).isEqualTo(4);
        assertThatThrownBy(() -> new HilbertCurve(31)).hasMessageContaining("0 to 30");
    }

    @Test
    void linearReadsLikeText() {
        var curve = new LinearCurve(7);

        assertThat(curve.cell(3, 2)).isEqualTo(17);
        assertThat(curve.column(17)).isEqualTo(3);
        assertThat(curve.row(17)).isEqualTo(2);
        assertThat(curve.rows(15)).isEqualTo(3);
        assertThatThrownBy(() -> new LinearCurve(0)).hasMessageContaining("at least 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aWalkNamesTheCellsOfTheWindowInOrder(long seed) {
        var random = new Random(seed);
        var curve = seed % 2 == 0 ? new LinearCurve(16) : new HilbertCurve(4);
        int left = random.nextInt(16);
        int top = random.nextInt(16);
        int right = left + 1 + random.nextInt(16 - left);
        int bottom = top + 1 + random.nextInt(16 - top);
        var expected = new TreeSet<Long>();
        for (long row = top; row < bottom; row++)
            for (long column = left; column < right; column++)
                expected.add(curve.cell(column, row));

        var walked = new ArrayList<Long>();
        curve.walk(left, top, right, bottom, (first, end) -> {
            for (long cell = first; cell < end; cell++)
                walked.add(cell);
        });

        assertThat(walked).containsExactlyElementsOf(expected);
    }

    @Test
    void anEmptyWindowHasNoCells() {
        var walked = new ArrayList<Long>();
        new LinearCurve(4).walk(4, 0, 8, 2, (first, end) -> walked.add(first));
        new HilbertCurve(2).walk(4, 0, 8, 2, (first, end) -> walked.add(first));

        assertThat(walked).isEmpty();
    }
}
