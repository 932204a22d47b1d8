package org.daxscope.ui.problems;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.handlers.IHandlerService;
import org.jspecify.annotations.Nullable;

import org.daxscope.model.check.Problem;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.ProblemText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Grid;
import org.daxscope.ui.widgets.SessionContent;

/** The list, and a line that says what to do with it. */
public final class ProblemsContent implements SessionContent {
    private final SessionService session;
    private final ProblemsView view;
    private final Composite root;
    private final Grid grid;
    private final Label hint;
    private final SessionProblems problems;
    private final QuickFixes fixes;

    ProblemsContent(Composite parent, ProblemsView view, SessionService session) {
        this.session = session;
        this.view = view;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        grid = new Grid(root, ProblemText.Title, ProblemRows.columns());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(grid.control());
        hint = new Label(root, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).indent(6, 4).hint(200, SWT.DEFAULT).applyTo(hint);
        fixes = new QuickFixes(session, grid.table());
        grid.table().addListener(SWT.DefaultSelection, event -> mend());
        view.getSite().getService(IHandlerService.class).activateHandler(DaxscopeUi.COMMAND_QUICK_FIX,
                new AbstractHandler() {
                    @Override
                    @SuppressWarnings("null")
                    public @Nullable Object execute(ExecutionEvent event) {
                        mend();
                        return null;
                    }
                });
        problems = new SessionProblems(session, root, this::update);
        update();
    }

    private void update() {
        grid.show(new ProblemRows(problems.all()));
        hint.setText(session.document() == null ? ProblemText.Recording
                : problems.all().isEmpty() ? ProblemText.NothingWrong : ProblemText.HowToFix);
        hint.requestLayout();
        view.tell(problems);
    }

    private void mend() {
        int row = grid.table().getSelectionIndex();
        List<Problem> all = problems.all();
        if (row >= 0 && row < all.size())
            fixes.mend(List.of(all.get(row)));
        else
            fixes.mend(all);
    }

    @Override
    public Control control() {
        return root;
    }

    @Override
    public void show(SessionState state) {
        update();
    }

    @Override
    public void setFocus() {
        grid.table().setFocus();
    }

    /** The table, for tests. */
    public Grid grid() {
        return grid;
    }
}
