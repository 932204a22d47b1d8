package org.daxscope.ui.inspector;

import java.util.List;

import org.eclipse.osgi.util.NLS;

import org.daxscope.ui.inspector.Inspected.Happening;
import org.daxscope.ui.nls.InspectorText;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Rows;

/** What happened to a page, newest first. */
final class HistoryRows implements Rows {
    private final List<Happening> history;

    HistoryRows(List<Happening> history) {
        this.history = history;
    }

    static List<Column> columns() {
        return List.of(Column.text(InspectorText.Step, InspectorText.StepHint, 0, 90),
                Column.text(InspectorText.Event, InspectorText.EventHint, 100, 260));
    }

    /** Where the cursor stands after the step of a row. */
    int position(int row) {
        return history.get(row).step() + 1;
    }

    @Override
    public int count() {
        return history.size();
    }

    @Override
    public String text(int row, int column) {
        Happening event = history.get(row);
        if (column == 1)
            return event.text();
        return event.step() < 0 ? InspectorText.SettingUp : NLS.bind(InspectorText.StepIs, event.step() + 1);
    }
}
