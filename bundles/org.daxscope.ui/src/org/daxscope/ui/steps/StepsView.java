package org.daxscope.ui.steps;

import org.eclipse.swt.widgets.Composite;

import org.daxscope.ui.nls.StepsText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** The scenario's operations with the kernel's outcome beside Daxscope's. */
public final class StepsView extends SessionView {
    @Override
    protected String purpose() {
        return StepsText.Purpose;
    }

    @Override
    protected SessionContent createContent(Composite parent, SessionService session) {
        Selections selections = new Selections();
        getSite().setSelectionProvider(selections);
        return new StepsContent(parent, session, selections);
    }
}
