package org.daxscope.ui.fragmentation;

import org.eclipse.swt.widgets.Composite;

import org.daxscope.ui.nls.FragmentationText;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** How the extents of a file lie, before and after. */
public final class FragmentationView extends SessionView {
    @Override
    protected String purpose() {
        return FragmentationText.Purpose;
    }

    @Override
    protected SessionContent createContent(Composite parent, SessionService session) {
        return new FragmentationContent(parent, session, getSite().getService(FocusService.class), this);
    }
}
