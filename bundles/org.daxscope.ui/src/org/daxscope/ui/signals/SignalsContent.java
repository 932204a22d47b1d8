package org.daxscope.ui.signals;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.SignalsText;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.DetailsPane;
import org.daxscope.ui.widgets.Grid;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;

/** The table of signals; while there are none, what to do to see one. */
public final class SignalsContent implements SessionContent {
    private static final int HINT_WIDTH = 360;

    private final Selections selections;
    private final Consumer<Span> look;
    private final Composite root;
    private final StackLayout layout = new StackLayout();
    private final Composite hint;
    private final SashForm sash;
    private final Grid grid;
    private final DetailsPane details;
    private SessionState state = SessionState.EMPTY;
    private List<Signal> signals = List.of();

    /** @param look makes all views look at a range */
    SignalsContent(Composite parent, Selections selections, Consumer<Span> look) {
        this.selections = selections;
        this.look = look;
        root = new Composite(parent, SWT.NONE);
        root.setLayout(layout);
        hint = hint(root);
        sash = new SashForm(root, SWT.VERTICAL | SWT.SMOOTH);
        grid = new Grid(sash, SignalsText.Name, SignalRows.columns());
        details = new DetailsPane(sash, SignalsText.Details);
        sash.setWeights(55, 45);
        grid.table().addListener(SWT.Selection, event -> selected(true));
        grid.table().addListener(SWT.DefaultSelection, event -> selected(true));
    }

    private static Composite hint(Composite parent) {
        Composite hint = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(24, 24).applyTo(hint);
        Label text = new Label(hint, SWT.WRAP);
        text.setText(SignalsText.None);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).hint(HINT_WIDTH, SWT.DEFAULT)
                .applyTo(text);
        return hint;
    }

    @Override
    public Control control() {
        return root;
    }

    @Override
    public void show(SessionState next) {
        List<Signal> before = signals;
        state = next;
        signals = Signal.of(next);
        grid.show(new SignalRows(signals, next.image()));
        layout.topControl = signals.isEmpty() ? hint : sash;
        root.layout();
        if (!signals.equals(before))
            revealNewest();
    }

    /** What has just happened is what one wants to act on; where one looks is left alone. */
    private void revealNewest() {
        if (signals.isEmpty())
            grid.table().deselectAll();
        else
            grid.reveal(signals.size() - 1);
        selected(false);
    }

    private void selected(boolean byUser) {
        int row = grid.table().getSelectionIndex();
        if (row < 0 || row >= signals.size()) {
            details.show(List.of());
            selections.setSelection(StructuredSelection.EMPTY);
            return;
        }
        Signal signal = signals.get(row);
        details.show(SignalDetails.of(new SignalRows(signals, state.image()), row, state.image()));
        selections.setSelection(new StructuredSelection(signal));
        Span span = byUser ? signal.span(state.image()) : null;
        if (span != null)
            look.accept(span);
    }

    @Override
    public void setFocus() {
        if (signals.isEmpty())
            root.setFocus();
        else
            grid.table().setFocus();
    }

    /** The text under the table, for tests. */
    public String detailsText() {
        return details.text();
    }

    /** The table, for tests. */
    public Grid grid() {
        return grid;
    }
}
