package org.daxscope.ui.commands;

import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.WorkbenchException;
import org.jspecify.annotations.Nullable;
import org.eclipse.core.commands.ExecutionException;

import org.daxscope.ui.DaxscopeUi;

/** Makes sure that what is opened can be seen. */
final class Views {
    private Views() {
    }

    /** Brings up the perspective, unless it is there or one of the views is visible elsewhere. */
    static void show(IWorkbenchWindow window) throws ExecutionException {
        IWorkbenchPage page = window.getActivePage();
        if (page != null && (isOurs(page.getPerspective()) || page.findView(DaxscopeUi.VIEW_STEPS) != null
                || page.findView(DaxscopeUi.VIEW_PAGE_MAP) != null || page.findView(DaxscopeUi.VIEW_TABLES) != null))
            return;
        try {
            window.getWorkbench().showPerspective(DaxscopeUi.PERSPECTIVE, window);
        } catch (WorkbenchException failure) {
            throw new ExecutionException(String.valueOf(failure.getMessage()), failure);
        }
    }

    private static boolean isOurs(@Nullable IPerspectiveDescriptor perspective) {
        return perspective != null && DaxscopeUi.PERSPECTIVE.equals(perspective.getId());
    }
}
