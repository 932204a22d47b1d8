package org.daxscope.ui.problems;

import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;

import org.daxscope.model.check.Fix;
import org.daxscope.model.check.Problem;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.nls.ProblemText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.Icons;

/** Mends problems: the only way at once, several ways by a menu. */
public final class QuickFixes {
    private final SessionService session;
    private final Control owner;

    /** @param owner where menus come up */
    public QuickFixes(SessionService session, Control owner) {
        this.session = session;
        this.owner = owner;
    }

    /** Applies the only fix there is, or asks which. */
    public void mend(List<Problem> problems) {
        List<Fix> fixes = problems.stream().flatMap(problem -> problem.fixes().stream()).toList();
        if (fixes.size() == 1)
            apply(fixes.getFirst());
        else
            choose(problems);
    }

    private void choose(List<Problem> problems) {
        MenuManager menu = new MenuManager();
        for (Problem problem : problems)
            for (Fix fix : problem.fixes())
                menu.add(new FixAction(fix, problem));
        if (menu.isEmpty()) {
            Action none = new Action(ProblemText.NoFix) {
            };
            none.setEnabled(false);
            menu.add(none);
        }
        Menu shown = menu.createContextMenu(owner);
        shown.addListener(SWT.Hide, event -> owner.getDisplay().asyncExec(menu::dispose));
        shown.setVisible(true);
    }

    /** Applies a fix as one command that can be undone. */
    public void apply(Fix fix) {
        SessionDocument document = session.document();
        if (document != null)
            fix.apply(document);
    }

    /** A fix in a menu. */
    private final class FixAction extends Action {
        private final Fix fix;

        FixAction(Fix fix, Problem problem) {
            super(fix.label(), Icons.descriptor("fix"));
            this.fix = fix;
            setToolTipText(problem.message());
        }

        @Override
        public void run() {
            apply(fix);
        }
    }
}
