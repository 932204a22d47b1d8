package org.daxscope.ui.topology;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.session.ProblemDialog;
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

    @Override
    @SuppressWarnings("null")
    public <T> @Nullable T getAdapter(Class<T> adapter) {
        return adapter == IPropertySheetPage.class && content() instanceof TopologyContent topology
                ? adapter.cast(topology.sheet())
                : super.getAdapter(adapter);
    }

    /** Says why a value could not be set. */
    void tell(String problem) {
        new ProblemDialog(getSite().getWorkbenchWindow().getWorkbench()).tell(TopologyText.CannotSet, problem);
    }
}
