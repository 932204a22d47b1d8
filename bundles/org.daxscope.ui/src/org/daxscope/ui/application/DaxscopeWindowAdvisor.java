package org.daxscope.ui.application;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.contexts.IContextService;
import org.jspecify.annotations.Nullable;

import org.eclipse.osgi.util.NLS;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.WorkbenchText;
import org.daxscope.ui.session.SessionListener;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.RecordingDrop;

/** The product's window: what it shows around the views, and the recording in its title. */
final class DaxscopeWindowAdvisor extends WorkbenchWindowAdvisor {
    private static final Point SIZE = new Point(1600, 1000);

    private final SessionListener titler = new SessionListener() {
        @Override
        public void changed(SessionState state) {
            showTitle();
        }

        @Override
        public void documentChanged() {
            showTitle();
        }
    };
    private @Nullable SessionService session;

    DaxscopeWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new DaxscopeActionBarAdvisor(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        window.setInitialSize(SIZE);
        window.setTitle(WorkbenchText.Product);
        window.setShowMenuBar(true);
        window.setShowCoolBar(true);
        window.setShowStatusLine(true);
        window.setShowProgressIndicator(true);
        window.setShowPerspectiveBar(false);
    }

    @Override
    public void postWindowOpen() {
        SessionService found = getWindowConfigurer().getWindow().getService(SessionService.class);
        found.addListener(titler);
        session = found;
        showTitle();
        getWindowConfigurer().getWindow().getService(IContextService.class).activateContext(DaxscopeUi.CONTEXT);
        RecordingDrop.onto(getWindowConfigurer().getWindow().getShell(), found);
        if (!found.state().isOpen())
            welcome(getWindowConfigurer().getWindow().getActivePage());
    }

    /** Brings the Welcome view up, unless the user closed it. It gives way when something is opened. */
    private static void welcome(@Nullable IWorkbenchPage page) {
        IViewPart welcome = page == null ? null : page.findView(DaxscopeUi.VIEW_WELCOME);
        if (page != null && welcome != null)
            page.bringToTop(welcome);
    }

    @Override
    public void postWindowClose() {
        if (session != null)
            session.removeListener(titler);
        session = null;
    }

    private void showTitle() {
        SessionService shown = session;
        if (shown == null)
            return;
        SessionState state = shown.state();
        getWindowConfigurer().setTitle(state.isOpen()
                ? NLS.bind(shown.isDirty() ? WorkbenchText.WindowTitleDirty : WorkbenchText.WindowTitle, state.title(),
                        state.kernel())
                : WorkbenchText.Product);
    }
}
