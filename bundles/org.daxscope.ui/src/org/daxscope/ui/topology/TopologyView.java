package org.daxscope.ui.topology;

import org.eclipse.swt.widgets.Composite;

import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** The machine from its kernel down to extents and mappings, with the poison on each part. */
public final class TopologyView extends SessionView {
    @Override
    protected String purpose() {
        return TopologyText.Purpose;
    }

    @Override
    protected SessionContent createContent(Composite parent, SessionService session) {
        return new TopologyContent(parent, this);
    }
}
