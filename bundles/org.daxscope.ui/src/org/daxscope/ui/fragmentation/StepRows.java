package org.daxscope.ui.fragmentation;

import java.util.List;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;

import org.daxscope.ui.nls.FragmentationText;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;
import org.daxscope.viz.FileMeasures;
import org.daxscope.viz.StepMeasures;

/** What was measured after each step. */
final class StepRows implements Rows {
    private static final double PERCENT = 100;

    private final List<StepMeasures> steps;
    private final int position;

    StepRows(List<StepMeasures> steps, int position) {
        this.steps = List.copyOf(steps);
        this.position = position;
    }

    static List<Column> columns() {
        return List.of(Column.text(FragmentationText.Step, FragmentationText.StepHint, 16, 76),
                Column.number(FragmentationText.Extents, FragmentationText.ExtentsHint, 12, 60),
                Column.number(FragmentationText.HugePossible, FragmentationText.HugePossibleHint, 16, 80),
                Column.number(FragmentationText.HugeMapped, FragmentationText.HugeMappedHint, 16, 80),
                Column.number(FragmentationText.Latent, FragmentationText.LatentHint, 14, 70),
                Column.number(FragmentationText.Known, FragmentationText.KnownHint, 14, 70),
                Column.number(FragmentationText.Stale, FragmentationText.StaleHint, 14, 70));
    }

    /** Steps before the cursor at the moment that a row is about. */
    int step(int row) {
        return steps.get(row).step();
    }

    /** The row about the cursor; negative when that was not measured. */
    int cursor() {
        for (int row = 0; row < steps.size(); row++)
            if (steps.get(row).step() == position)
                return row;
        return -1;
    }

    @Override
    public int count() {
        return steps.size();
    }

    @Override
    public String text(int row, int column) {
        StepMeasures step = steps.get(row);
        return switch (column) {
            case 0 -> step.step() == 0 ? FragmentationText.Start : NLS.bind(FragmentationText.AfterStep, step.step());
            case 1 -> step.file().map(file -> Integer.toString(file.extents())).orElse(FragmentationText.NoFile);
            case 2 -> step.file().map(FileMeasures::possibleShare).map(StepRows::percent).orElse("");
            case 3 -> step.file().map(FileMeasures::mappedShare).map(StepRows::percent).orElse("");
            case 4 -> Long.toString(step.latent());
            case 5 -> Long.toString(step.known());
            default -> Long.toString(step.stale());
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
    }

    @Override
    public String icon(int row, int column) {
        return column != 0 ? "" : steps.get(row).step() == position ? "cursor" : "blank";
    }
}
