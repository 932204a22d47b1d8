package org.daxscope.ui.steps;

import java.util.List;

import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Rows;

/** The steps as rows; the one before the cursor is marked, those behind it are grey. */
final class StepRows implements Rows {
    private final SessionState state;
    private final List<StepColumn> columns;

    StepRows(SessionState state, List<StepColumn> columns) {
        this.state = state;
        this.columns = columns;
    }

    @Override
    public int count() {
        return state.length();
    }

    @Override
    public String text(int row, int column) {
        return columns.get(column).text().apply(row);
    }

    @Override
    public String icon(int row, int column) {
        return columns.get(column).icon().apply(row);
    }

    @Override
    public String colour(int row, int column) {
        return row >= state.position() ? "org.daxscope.ui.quiet" : columns.get(column).colour().apply(row);
    }
}
