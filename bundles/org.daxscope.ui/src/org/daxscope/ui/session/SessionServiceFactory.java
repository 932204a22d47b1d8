package org.daxscope.ui.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;

/** Gives the workbench its one session; windows, pages and parts get the workbench's. */
public final class SessionServiceFactory extends AbstractServiceFactory {
    @Override
    public @Nullable Object create(@SuppressWarnings("rawtypes") Class type, IServiceLocator parent,
            IServiceLocator locator) {
        return Optional.ofNullable(parent.getService(SessionService.class))
                .orElseGet(() -> create(PlatformUI.getWorkbench()));
    }

    private static SessionService create(IWorkbench workbench) {
        WorkspaceKeeper keeper = new WorkspaceKeeper(folder());
        WorkbenchSession session = new WorkbenchSession(uiThread(workbench.getDisplay()),
                new Opener(new EnginePlaybacks()), new ProblemDialog(workbench), new RecentRecordings(), keeper);
        session.restore();
        workbench.addWorkbenchListener(new IWorkbenchListener() {
            @Override
            public boolean preShutdown(IWorkbench closing, boolean forced) {
                return true;
            }

            @Override
            public void postShutdown(IWorkbench closed) {
                session.close();
                keeper.flush();
            }
        });
        return session;
    }

    /** This plug-in's folder in the workspace. */
    private static Path folder() {
        return Platform.getStateLocation(FrameworkUtil.getBundle(SessionServiceFactory.class)).toPath()
                .resolve("session");
    }

    private static Executor uiThread(Display display) {
        return task -> {
            if (!display.isDisposed())
                display.asyncExec(task);
        };
    }
}
