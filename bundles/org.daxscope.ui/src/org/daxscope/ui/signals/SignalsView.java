package org.daxscope.ui.signals;

import org.eclipse.swt.widgets.Composite;

import org.daxscope.ui.nls.SignalsText;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** Signals and failed calls up to the cursor, with their causes, and ways to go on from them. */
public final class SignalsView extends SessionView {
    @Override
    protected String purpose() {
        return SignalsText.Purpose;
    }

    @Override
    protected SessionContent createContent(Composite parent, SessionService session) {
        Selections selections = new Selections();
        getSite().setSelectionProvider(selections);
        FocusService focus = getSite().getService(FocusService.class);
        return new SignalsContent(parent, selections, span -> focus.set(span, this));
    }
}
