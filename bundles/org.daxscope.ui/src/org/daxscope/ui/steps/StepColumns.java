package org.daxscope.ui.steps;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.lab.conformance.StepReport;
import org.daxscope.ui.nls.StepsText;
import org.daxscope.ui.session.Comparison;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Column;

/**
 * The columns that suit what is open: of a recording what the kernel and Daxscope answered, of a session its outcome; then one
 * for each kernel it is compared with.
 */
final class StepColumns {
    private final SessionState state;
    private final List<StepColumn> columns = new ArrayList<>();

    private StepColumns(SessionState state) {
        this.state = state;
    }

    static List<StepColumn> of(SessionState state) {
        StepColumns made = new StepColumns(state);
        made.number();
        made.columns.add(StepColumn.text(Column.text(StepsText.ColumnOperation, StepsText.ColumnOperationHint, 44, 110),
                row -> state.reports().get(row).operation()));
        if (state.recording() == null)
            made.outcome();
        else
            made.recorded();
        state.comparisons().forEach(made::compared);
        return List.copyOf(made.columns);
    }

    private void number() {
        columns.add(new StepColumn(Column.text(StepsText.ColumnNumber, StepsText.ColumnNumberHint, 0, 46),
                row -> Integer.toString(row + 1), row -> row == state.position() - 1 ? "cursor" : "blank", row -> ""));
    }

    private void recorded() {
        columns.add(StepColumn.text(Column.text(StepsText.ColumnKernel, StepsText.ColumnKernelHint, 28, 90),
                row -> state.reports().get(row).kernel()));
        columns.add(StepColumn.text(Column.text(StepsText.ColumnDaxscope, StepsText.ColumnDaxscopeHint, 28, 90),
                row -> state.reports().get(row).daxscope()));
        columns.add(new StepColumn(Column.text(StepsText.ColumnVerdict, StepsText.ColumnVerdictHint, 0, 112),
                row -> look(state.reports().get(row)).word(), row -> look(state.reports().get(row)).icon(),
                row -> look(state.reports().get(row)).colour()));
    }

    private void outcome() {
        columns.add(new StepColumn(
                Column.text(NLS.bind(StepsText.ColumnOutcome, state.kernel()), StepsText.ColumnOutcomeHint, 56, 120),
                row -> state.reports().get(row).daxscope(),
                row -> state.calls().get(row).stream().anyMatch(call -> call.failed()) ? "eventrefusal" : "blank",
                row -> ""));
    }

    private void compared(Comparison comparison) {
        columns.add(new StepColumn(
                Column.text(NLS.bind(StepsText.ColumnCompared, comparison.kernel()), StepsText.ColumnComparedHint, 40,
                        100),
                row -> row < comparison.reports().size() ? words(comparison.reports().get(row)) : "",
                row -> row < comparison.reports().size() ? look(comparison.reports().get(row)).icon() : "",
                row -> row < comparison.reports().size() ? look(comparison.reports().get(row)).colour() : ""));
    }

    /** The verdict, and what that kernel gave where it differs. */
    private static String words(StepReport report) {
        String word = look(report).word();
        return switch (report.verdict()) {
            case DIFFERENT, NOT_COMPARED -> NLS.bind(StepsText.ComparedDiffers, word, report.daxscope());
            case UNSUPPORTED -> NLS.bind(StepsText.ComparedDiffers, word, report.note());
            default -> word;
        };
    }

    private static VerdictLook look(StepReport report) {
        return VerdictLook.of(report.verdict());
    }
}
