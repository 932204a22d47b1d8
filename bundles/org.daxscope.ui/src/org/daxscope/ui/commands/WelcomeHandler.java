package org.daxscope.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.DaxscopeUi;

/** Shows the Welcome view. */
public final class WelcomeHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Views.show(window);
        try {
            window.getActivePage().showView(DaxscopeUi.VIEW_WELCOME);
        } catch (PartInitException failure) {
            throw new ExecutionException(String.valueOf(failure.getMessage()), failure);
        }
        return null;
    }
}
