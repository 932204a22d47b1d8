package org.daxscope.ui.selection;

import org.daxscope.machine.place.Span;
import org.daxscope.model.SpanElement;
import org.daxscope.model.bridge.ElementException;
import org.daxscope.model.bridge.ToModel;
import org.daxscope.model.bridge.ToRecords;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.session.SessionListener;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;

/** Keeps what the user looks at in the user's own session, and looks there again when it is opened. */
final class FocusKeeper implements FocusListener, SessionListener {
    private final SessionService session;
    private final FocusService focus;
    private SessionState state;

    private FocusKeeper(SessionService session, FocusService focus) {
        this.session = session;
        this.focus = focus;
        this.state = session.state();
    }

    static void connect(SessionService session, FocusService focus) {
        FocusKeeper keeper = new FocusKeeper(session, focus);
        session.addListener(keeper);
        focus.addListener(keeper);
        keeper.opened();
    }

    @Override
    public void focused(Focus next) {
        SessionDocument document = session.document();
        if (document != null && !isKept(document, next.span()))
            document.keep(kept -> kept.setSelection(ToModel.span(next.span())));
    }

    private static boolean isKept(SessionDocument document, Span span) {
        SpanElement kept = document.session().getSelection();
        return kept != null && kept.getSpace().equals(span.space().name()) && kept.getName().equals(span.name())
                && kept.getStart() == span.start() && kept.getEnd() == span.end();
    }

    @Override
    public void changed(SessionState next) {
        boolean other = !next.isSameSession(state);
        state = next;
        if (other)
            opened();
    }

    private void opened() {
        SessionDocument document = session.document();
        SpanElement kept = document == null ? null : document.session().getSelection();
        if (kept == null)
            return;
        try {
            focus.set(ToRecords.span(kept), null);
        } catch (ElementException unusable) {
            // A selection that means nothing any more is no reason not to open the session.
        }
    }
}
