package org.daxscope.ui.inspector;

import org.eclipse.swt.widgets.Composite;

import org.daxscope.ui.nls.InspectorText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** One page from all sides. */
public final class InspectorView extends SessionView {
    @Override
    protected String purpose() {
        return InspectorText.Purpose;
    }

    @Override
    protected SessionContent createContent(Composite parent, SessionService session) {
        Selections selections = new Selections();
        getSite().setSelectionProvider(selections);
        return new InspectorContent(parent, session, selections);
    }
}
