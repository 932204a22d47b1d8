package org.daxscope.ui.session;

import java.util.Optional;
import java.util.concurrent.Executor;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.jspecify.annotations.Nullable;

/** Gives the workbench its one session; windows, pages and parts get the workbench's. */
public final class SessionServiceFactory extends AbstractServiceFactory {
    @Override
    public @Nullable Object create(@SuppressWarnings("rawtypes") Class type, IServiceLocator parent,
            IServiceLocator locator) {
        return Optional.ofNullable(parent.getService(SessionService.class))
                .orElseGet(() -> create(PlatformUI.getWorkbench()));
    }

    private static SessionService create(IWorkbench workbench) {
        PlaybackSession session = new PlaybackSession(uiThread(workbench.getDisplay()),
                new Opener(new EnginePlaybacks()), new ProblemDialog(workbench), new RecentRecordings());
        workbench.addWorkbenchListener(new IWorkbenchListener() {
            @Override
            public boolean preShutdown(IWorkbench closing, boolean forced) {
                return true;
            }

            @Override
            public void postShutdown(IWorkbench closed) {
                session.close();
            }
        });
        return session;
    }

    private static Executor uiThread(Display display) {
        return task -> {
            if (!display.isDisposed())
                display.asyncExec(task);
        };
    }
}
