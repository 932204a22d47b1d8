package org.daxscope.ui.steps;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;

import org.daxscope.ui.nls.StepsText;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Grid;

/** The table of steps, which is made anew when what is open needs other columns. */
final class StepTable {
    private final Composite frame;
    private final Runnable selected;
    private final Runnable opened;
    private List<Column> columns = List.of();
    private Grid grid;

    /**
     * @param selected is told when the user selects a step
     * @param opened is told of a double click or Enter
     */
    StepTable(Composite parent, Runnable selected, Runnable opened) {
        frame = new Composite(parent, SWT.NONE);
        frame.setLayout(new FillLayout());
        this.selected = selected;
        this.opened = opened;
        grid = make(StepColumns.of(SessionState.EMPTY).stream().map(StepColumn::column).toList());
    }

    private Grid make(List<Column> wanted) {
        Grid made = new Grid(frame, StepsText.Steps, wanted);
        columns = wanted;
        made.table().addListener(SWT.Selection, event -> selected.run());
        made.table().addListener(SWT.DefaultSelection, event -> opened.run());
        return made;
    }

    Grid grid() {
        return grid;
    }

    void show(SessionState state) {
        List<StepColumn> wanted = StepColumns.of(state);
        List<Column> looks = wanted.stream().map(StepColumn::column).toList();
        if (!looks.equals(columns))
            replace(looks);
        grid.show(new StepRows(state, wanted));
    }

    private void replace(List<Column> wanted) {
        Grid old = grid;
        boolean focused = old.table().isFocusControl();
        int row = old.table().getSelectionIndex();
        // A table takes its menu with it when it goes.
        Menu menu = old.table().getMenu();
        old.table().setMenu(null);
        old.control().dispose();
        grid = make(wanted);
        grid.table().setMenu(menu);
        frame.layout(true, true);
        if (focused)
            grid.table().setFocus();
        grid.table().setItemCount(Math.max(0, row + 1));
        grid.reveal(row);
    }
}
