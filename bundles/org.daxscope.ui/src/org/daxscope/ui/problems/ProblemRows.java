package org.daxscope.ui.problems;

import java.util.List;

import org.daxscope.model.check.Fix;
import org.daxscope.model.check.Problem;
import org.daxscope.model.check.Severity;
import org.daxscope.ui.nls.ProblemText;
import org.daxscope.ui.scene.SceneEdits;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;

/** Problems as a table: how bad, what, where, and how to mend it. */
record ProblemRows(List<Problem> problems) implements Rows {
    static final int MESSAGE = 0;
    static final int WHERE = 1;
    static final int FIX = 2;

    static List<Column> columns() {
        return List.of(Column.text(ProblemText.Message, ProblemText.MessageHint, 60, 240),
                Column.text(ProblemText.Where, ProblemText.WhereHint, 15, 90),
                Column.text(ProblemText.Fix, ProblemText.FixHint, 25, 130));
    }

    @Override
    public int count() {
        return problems.size();
    }

    @Override
    public String text(int row, int column) {
        Problem problem = problems.get(row);
        return switch (column) {
            case MESSAGE -> (problem.severity() == Severity.ERROR ? ProblemText.Error : ProblemText.Warning) + ' '
                    + problem.message();
            case WHERE -> SceneEdits.name(problem.target());
            default -> String.join(ProblemText.Or, problem.fixes().stream().map(Fix::label).toList());
        };
    }

    @Override
    public String icon(int row, int column) {
        if (column != MESSAGE)
            return column == FIX && !problems.get(row).fixes().isEmpty() ? "fix" : "";
        return problems.get(row).severity() == Severity.ERROR ? "problem_error" : "problem_warning";
    }
}
