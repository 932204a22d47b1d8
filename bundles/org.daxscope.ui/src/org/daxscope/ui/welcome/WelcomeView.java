package org.daxscope.ui.welcome;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.core.runtime.ILog;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.session.SessionListener;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.RecordingDrop;

/** Where a newcomer begins. Gives way to the Page Map as soon as something is opened. */
public final class WelcomeView extends ViewPart {
    private SessionState shown = SessionState.EMPTY;
    private @Nullable WelcomePage page;

    @Override
    public void createPartControl(Composite parent) {
        SessionService session = getSite().getService(SessionService.class);
        getSite().getService(IContextService.class).activateContext(DaxscopeUi.CONTEXT);
        RecordingDrop.onto(parent, session);
        page = new WelcomePage(parent, getSite());
        shown = session.state();
        SessionListener listener = this::changed;
        session.addListener(listener);
        parent.addListener(SWT.Dispose, event -> session.removeListener(listener));
    }

    private void changed(SessionState state) {
        boolean another = state.isOpen() && !state.isSameSession(shown);
        shown = state;
        if (!another)
            return;
        if (page != null)
            page.showRecent();
        giveWay(getSite().getPage());
    }

    private void giveWay(IWorkbenchPage workbench) {
        if (!workbench.isPartVisible(this) || workbench.findViewReference(DaxscopeUi.VIEW_PAGE_MAP) == null)
            return;
        boolean active = workbench.getActivePart() == this;
        try {
            workbench.showView(DaxscopeUi.VIEW_PAGE_MAP, null,
                    active ? IWorkbenchPage.VIEW_ACTIVATE : IWorkbenchPage.VIEW_VISIBLE);
        } catch (PartInitException failure) {
            ILog.of(WelcomeView.class).error(DaxscopeUi.VIEW_PAGE_MAP, failure);
        }
    }

    /** What it shows, for tests; null before it was created. */
    public @Nullable WelcomePage page() {
        return page;
    }

    @Override
    public void setFocus() {
        if (page != null)
            page.setFocus();
    }
}
