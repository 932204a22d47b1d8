package org.daxscope.ui.steps;

import java.util.List;

import org.daxscope.lab.conformance.StepReport;
import org.daxscope.ui.nls.StepsText;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;

/** The steps as rows; the one before the cursor is marked, those behind it are grey. */
final class StepRows implements Rows {
    static final int NUMBER = 0;
    static final int OPERATION = 1;
    static final int KERNEL = 2;
    static final int DAXSCOPE = 3;
    static final int VERDICT = 4;

    private final SessionState state;

    StepRows(SessionState state) {
        this.state = state;
    }

    static List<Column> columns() {
        return List.of(Column.text(StepsText.ColumnNumber, StepsText.ColumnNumberHint, 0, 46),
                Column.text(StepsText.ColumnOperation, StepsText.ColumnOperationHint, 44, 150),
                Column.text(StepsText.ColumnKernel, StepsText.ColumnKernelHint, 28, 90),
                Column.text(StepsText.ColumnDaxscope, StepsText.ColumnDaxscopeHint, 28, 90),
                Column.text(StepsText.ColumnVerdict, StepsText.ColumnVerdictHint, 0, 112));
    }

    @Override
    public int count() {
        return state.length();
    }

    @Override
    public String text(int row, int column) {
        StepReport report = state.reports().get(row);
        return switch (column) {
            case NUMBER -> Integer.toString(row + 1);
            case OPERATION -> report.operation();
            case KERNEL -> report.kernel();
            case DAXSCOPE -> report.daxscope();
            default -> VerdictLook.of(report.verdict()).word();
        };
    }

    @Override
    public String icon(int row, int column) {
        return switch (column) {
            case NUMBER -> row == state.position() - 1 ? "cursor" : "blank";
            case VERDICT -> VerdictLook.of(state.reports().get(row).verdict()).icon();
            default -> "";
        };
    }

    @Override
    public String colour(int row, int column) {
        if (row >= state.position())
            return "org.daxscope.ui.quiet";
        return column == VERDICT ? VerdictLook.of(state.reports().get(row).verdict()).colour() : "";
    }
}
