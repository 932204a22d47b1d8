package org.daxscope.ui.steps;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import org.daxscope.lab.recording.Recording;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.ui.nls.StepsText;
import org.daxscope.ui.selection.DiskSpan;
import org.daxscope.ui.selection.OperationSpans;
import org.daxscope.ui.selection.SelectedStep;
import org.daxscope.ui.selection.StepPlaces;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.stories.CoachStrip;
import org.daxscope.ui.widgets.DetailsPane;
import org.daxscope.ui.widgets.Grid;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;

/** Header, steps and details, one above the other. */
public final class StepsContent implements SessionContent {
    private final Selections selections;
    private final Composite root;
    private final Header header;
    private final CoachStrip coach;
    private final StepTable table;
    private final DetailsPane details;
    private SessionState state = SessionState.EMPTY;

    StepsContent(Composite parent, SessionService session, Selections selections) {
        this.selections = selections;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        header = new Header(root);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(header.control());
        coach = new CoachStrip(root, session);
        SashForm sash = new SashForm(root, SWT.VERTICAL | SWT.SMOOTH);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = new StepTable(sash, this::selected,
                () -> session.to(grid().table().getSelectionIndex() + 1));
        details = new DetailsPane(sash, StepsText.Details);
        sash.setWeights(65, 35);
    }

    @Override
    public Control control() {
        return root;
    }

    @Override
    public void show(SessionState next) {
        boolean moved = !next.isSameSession(state) || next.position() != state.position();
        state = next;
        header.show(next);
        coach.show(next);
        table.show(next);
        if (moved && next.position() == 0)
            grid().table().deselectAll();
        else
            if (moved)
                grid().reveal(next.position() - 1);
        if (moved && next.position() == 0 && next.length() > 0)
            grid().table().showItem(grid().table().getItem(0));
        selected();
    }

    private void selected() {
        Recording recording = state.recording();
        int index = grid().table().getSelectionIndex();
        if (index < 0 || index >= state.length()) {
            details.show(recording == null ? StepDetails.ofStory(state) : StepDetails.ofScenario(recording));
            selections.setSelection(StructuredSelection.EMPTY);
            return;
        }
        details.show(StepDetails.ofStep(state, index));
        selections.setSelection(new StructuredSelection(new SelectedStep(state.reports().get(index), places(index))));
    }

    private List<DiskSpan> places(int index) {
        Recording recording = state.recording();
        return recording != null
                ? StepPlaces.of(recording.steps().get(index).input(), state.image())
                : OperationSpans.places(state.calls().get(index).stream().map(Call::operation).toList(),
                        state.image());
    }

    @Override
    public void setFocus() {
        grid().table().setFocus();
    }

    /** The table of steps, for tests. */
    public Grid grid() {
        return table.grid();
    }

    /** The text under the table, for tests. */
    public String detailsText() {
        return details.text();
    }

    /** What leads through a story, for tests. */
    public CoachStrip coach() {
        return coach;
    }

    /** The line of totals, for tests. */
    public String totals() {
        return header.totals();
    }
}
