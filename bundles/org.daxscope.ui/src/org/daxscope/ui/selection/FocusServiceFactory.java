package org.daxscope.ui.selection;

import java.util.Optional;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.session.SessionService;

/** Gives the workbench its one focus; windows, pages and parts get the workbench's. */
public final class FocusServiceFactory extends AbstractServiceFactory {
    @Override
    public @Nullable Object create(@SuppressWarnings("rawtypes") Class type, IServiceLocator parent,
            IServiceLocator locator) {
        return Optional.ofNullable(parent.getService(FocusService.class)).orElseGet(FocusServiceFactory::create);
    }

    private static FocusService create() {
        SessionService session = PlatformUI.getWorkbench().getService(SessionService.class);
        FocusService focus = new FocusHistory(session);
        FocusKeeper.connect(session, focus);
        return focus;
    }
}
