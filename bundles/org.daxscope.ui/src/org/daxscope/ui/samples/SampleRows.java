package org.daxscope.ui.samples;

import java.util.List;

import org.daxscope.ui.nls.WorkbenchText;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;

/** Samples as rows. */
record SampleRows(List<Sample> samples) implements Rows {
    static List<Column> columns() {
        return List.of(Column.text(WorkbenchText.SampleId, "", 34, 220),
                Column.text(WorkbenchText.SampleTitleColumn, "", 66, 320),
                Column.text(WorkbenchText.SampleKernel, "", 0, 70),
                Column.text(WorkbenchText.SamplePlays, WorkbenchText.SamplePlaysHint, 30, 90));
    }

    SampleRows filtered(String filter) {
        return new SampleRows(samples.stream().filter(sample -> sample.matches(filter)).toList());
    }

    @Override
    public int count() {
        return samples.size();
    }

    @Override
    public String text(int row, int column) {
        Sample sample = samples.get(row);
        return switch (column) {
            case 0 -> sample.id();
            case 1 -> sample.title();
            case 2 -> sample.kernel();
            default -> sample.refusal().isEmpty() ? WorkbenchText.SamplePlaysYes : sample.refusal();
        };
    }

    @Override
    public String colour(int row, int column) {
        return samples.get(row).refusal().isEmpty() ? "" : "org.daxscope.ui.quiet";
    }
}
