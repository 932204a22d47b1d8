package org.daxscope.ui.problems;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import org.daxscope.model.check.LiveCheck;
import org.daxscope.model.check.Problem;
import org.daxscope.model.check.Severity;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.session.SessionListener;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;

/** The problems of whatever session is open; none for a recording. Ends with the control it belongs to. */
public final class SessionProblems {
    private final SessionService session;
    private final Runnable changed;
    private final Consumer<List<Problem>> listener = problems -> tell();
    private @Nullable SessionDocument document;
    private @Nullable LiveCheck check;

    /** @param changed told when problems came or went */
    public SessionProblems(SessionService session, Control owner, Runnable changed) {
        this.session = session;
        this.changed = changed;
        SessionListener watch = new SessionListener() {
            @Override
            public void changed(SessionState state) {
                attach();
            }

            @Override
            public void documentChanged() {
                attach();
            }
        };
        session.addListener(watch);
        owner.addListener(SWT.Dispose, event -> {
            session.removeListener(watch);
            detach();
        });
        take(session.document());
    }

    /** As of the last command. */
    public List<Problem> all() {
        LiveCheck live = check;
        return live == null ? List.of() : live.problems();
    }

    public long count(Severity severity) {
        return all().stream().filter(problem -> problem.severity() == severity).count();
    }

    /** Those of a part and of what it contains. */
    public List<Problem> of(EObject part) {
        return all().stream().filter(problem -> isWithin(problem.target(), part)).toList();
    }

    private static boolean isWithin(EObject target, EObject part) {
        EObject at = target;
        while (at != null && at != part)
            at = at.eContainer();
        return at == part;
    }

    private void attach() {
        SessionDocument open = session.document();
        if (open != document) {
            detach();
            take(open);
            tell();
        }
    }

    private void take(@Nullable SessionDocument open) {
        document = open;
        if (open != null) {
            LiveCheck live = new LiveCheck(open);
            live.addListener(listener);
            check = live;
        }
    }

    private void detach() {
        LiveCheck live = check;
        if (live != null)
            live.close();
        check = null;
        document = null;
    }

    private void tell() {
        changed.run();
    }
}
