package org.daxscope.ui.topology;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
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
        parent.getDisplay().asyncExec(this::createProperties);
        return new TopologyContent(parent, this);
    }

    /** A Properties view that is made when its tab is clicked shows nothing: then it is the active part itself. */
    private void createProperties() {
        IWorkbenchPage page = getSite().getPage();
        IViewReference properties = page == null ? null : page.findViewReference(IPageLayout.ID_PROP_SHEET);
        if (page == null || properties == null || properties.getView(false) != null)
            return;
        try {
            page.showView(IPageLayout.ID_PROP_SHEET, null, IWorkbenchPage.VIEW_CREATE);
        } catch (PartInitException failure) {
            ILog.of(TopologyView.class).error(IPageLayout.ID_PROP_SHEET, failure);
        }
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
