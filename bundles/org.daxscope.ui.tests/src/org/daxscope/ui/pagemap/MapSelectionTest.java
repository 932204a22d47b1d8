package org.daxscope.ui.pagemap;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.viz.AddressCurve;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.MapLayout;
import org.junit.jupiter.api.Test;

class MapSelectionTest {
    /** Rows hold a power of two of cells below 2 MiB; here 16 cells of 4 KiB, 100 cells in all. */
    private final MapLayout rows = MapLayout.of(AddressCurve.Kind.LINEAR, 100 * 4096, 12, 12, 16 * 12);
    private final MapSelection selection = new MapSelection();

    private static ByteRange cells(long first, long end) {
        return new ByteRange(first * 4096, end * 4096);
    }

    @Test
    void arrowsMoveByCellsAndRows() {
        assertThat(rows.curve().columns()).isEqualTo(16);
        selection.go(rows, 20, false);

        selection.step(rows, 1, 0, false);
        assertThat(selection.range()).isEqualTo(cells(21, 22));

        selection.step(rows, 0, 1, false);
        assertThat(selection.range()).isEqualTo(cells(37, 38));

        selection.step(rows, 0, -10, false);
        assertThat(selection.range()).as("the first row, same column").isEqualTo(cells(5, 6));

        selection.step(rows, 0, 50, false);
        assertThat(selection.range()).as("the last row that has this column").isEqualTo(cells(85, 86));

        selection.step(rows, -100, 0, false);
        assertThat(selection.range()).as("nothing before the first").isEqualTo(cells(0, 1));
    }

    @Test
    void extendingKeepsTheAnchorWholeOnBothSides() {
        selection.go(rows, 20, false);

        selection.step(rows, 3, 0, true);
        assertThat(selection.range()).isEqualTo(cells(20, 24));

        selection.step(rows, -6, 0, true);
        assertThat(selection.range()).isEqualTo(cells(17, 21));
    }

    @Test
    void onTheCurveNeighboursOfTheGridAreReached() {
        MapLayout curve = MapLayout.of(AddressCurve.Kind.HILBERT, 64 * 4096, 12, 12, 96);
        long cell = curve.curve().cell(3, 4);
        selection.go(curve, cell, false);

        selection.step(curve, 1, 0, false);

        assertThat(curve.cellOf(selection.caret())).isEqualTo(curve.curve().cell(4, 4));
    }

    @Test
    void whatIsChosenElsewhereIsWhereKeysGoOn() {
        selection.take(cells(50, 53));

        selection.step(rows, 1, 0, false);

        assertThat(selection.range()).isEqualTo(cells(51, 52));
    }
}
