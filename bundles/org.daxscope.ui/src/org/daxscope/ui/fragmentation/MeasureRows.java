package org.daxscope.ui.fragmentation;

import java.util.List;
import java.util.Optional;

import org.daxscope.ui.nls.FragmentationText;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;
import org.daxscope.viz.FileMeasures;

/** What is measured of a file, before and after, and what became of it. */
final class MeasureRows implements Rows {
    private static final int MEASURE = 0;
    private static final int BEFORE = 1;
    private static final int AFTER = 2;
    private static final int CHANGE = 3;

    private final List<Measure> measures = Measure.all();
    private final Optional<FileMeasures> before;
    private final Optional<FileMeasures> after;

    /** Empty where there is no such file. */
    MeasureRows(Optional<FileMeasures> before, Optional<FileMeasures> after) {
        this.before = before;
        this.after = after;
    }

    static List<Column> columns() {
        return List.of(Column.text(FragmentationText.Measure, FragmentationText.MeasureHint, 34, 96),
                Column.number(FragmentationText.Before, FragmentationText.BeforeHint, 18, 62),
                Column.number(FragmentationText.After, FragmentationText.AfterHint, 18, 62),
                Column.text(FragmentationText.Change, FragmentationText.ChangeHint, 30, 90));
    }

    @Override
    public int count() {
        return measures.size();
    }

    @Override
    public String text(int row, int column) {
        Measure measure = measures.get(row);
        return switch (column) {
            case MEASURE -> measure.title();
            case BEFORE -> before.map(measure::textOf).orElse(FragmentationText.NoFile);
            case AFTER -> after.map(measure::textOf).orElse(FragmentationText.NoFile);
            default -> before.flatMap(early -> after.map(late -> measure.change(measure.of(early), measure.of(late))))
                    .orElse("");
        };
    }

    @Override
    public String icon(int row, int column) {
        if (column != CHANGE)
            return "";
        return switch (direction(row)) {
            case 1 -> "agree";
            case -1 -> "disagree";
            default -> "blank";
        };
    }

    @Override
    public String colour(int row, int column) {
        if (column != CHANGE)
            return "";
        return switch (direction(row)) {
            case 1 -> "org.daxscope.ui.agree";
            case -1 -> "org.daxscope.ui.disagree";
            default -> "org.daxscope.ui.quiet";
        };
    }

    private int direction(int row) {
        Measure measure = measures.get(row);
        return before.flatMap(early -> after.map(late -> measure.direction(measure.of(early), measure.of(late))))
                .orElse(0);
    }
}
