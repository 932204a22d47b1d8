package org.daxscope.ui.fragmentation;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.eclipse.osgi.util.NLS;

import org.daxscope.ui.nls.FragmentationText;
import org.daxscope.ui.pagemap.Sizes;
import org.daxscope.viz.FileMeasures;

/**
 * One thing that is measured of a file.
 *
 * @param title with its unit
 * @param unit how a value is written
 * @param better 1 when more of it is better, -1 when less is, 0 when neither
 */
record Measure(String title, Unit unit, int better, ToDoubleFunction<FileMeasures> value) {
    private static final double PERCENT = 100;

    /** How values are written. */
    enum Unit {
        COUNT, BYTES, PERCENT
    }

    static List<Measure> all() {
        return List.of(new Measure(FragmentationText.Extents, Unit.COUNT, -1, FileMeasures::extents),
                new Measure(FragmentationText.HugePossible, Unit.PERCENT, 1, file -> PERCENT * file.possibleShare()),
                new Measure(FragmentationText.HugeMapped, Unit.PERCENT, 1, file -> PERCENT * file.mappedShare()),
                new Measure(FragmentationText.Largest, Unit.BYTES, 1, FileMeasures::largest),
                new Measure(FragmentationText.Mean, Unit.BYTES, 1, FileMeasures::mean),
                new Measure(FragmentationText.Median, Unit.BYTES, 1, FileMeasures::median),
                new Measure(FragmentationText.Contiguity, Unit.PERCENT, 1, file -> PERCENT * file.contiguity()),
                new Measure(FragmentationText.Holes, Unit.COUNT, 0, FileMeasures::holes),
                new Measure(FragmentationText.HoleBytes, Unit.BYTES, 0, FileMeasures::holeBytes),
                new Measure(FragmentationText.Unwritten, Unit.BYTES, 0, FileMeasures::unwritten),
                new Measure(FragmentationText.Allocated, Unit.BYTES, 0, FileMeasures::allocated),
                new Measure(FragmentationText.Size, Unit.BYTES, 0, FileMeasures::size));
    }

    double of(FileMeasures file) {
        return value.applyAsDouble(file);
    }

    String textOf(FileMeasures file) {
        return text(of(file));
    }

    String text(double number) {
        return switch (unit) {
            case COUNT -> Long.toString((long) number);
            case BYTES -> Sizes.exact((long) number);
            case PERCENT -> String.format(Locale.ROOT, "%.1f %%", number);
        };
    }

    /** In words what became of it. */
    String change(double before, double after) {
        if (before == after)
            return FragmentationText.Unchanged;
        String difference = (after > before ? "+" : "\u2212") + text(Math.abs(after - before));
        return NLS.bind(switch (direction(before, after)) {
            case 1 -> FragmentationText.Better;
            case -1 -> FragmentationText.Worse;
            default -> after > before ? FragmentationText.More : FragmentationText.Less;
        }, difference);
    }

    /** 1 for the better, -1 for the worse, 0 for neither. */
    int direction(double before, double after) {
        return better * Double.compare(after, before);
    }
}
