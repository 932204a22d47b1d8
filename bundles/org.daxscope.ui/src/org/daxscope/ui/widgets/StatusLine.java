package org.daxscope.ui.widgets;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.WorkbenchText;

/** The status line of a window's active view. */
public final class StatusLine {
    private StatusLine() {
    }

    /** Says that something was not done, and why. */
    public static void problem(IWorkbenchWindow window, String title, String sentence) {
        IStatusLineManager line = of(window);
        if (line != null)
            line.setErrorMessage(NLS.bind(WorkbenchText.StatusProblem, title, sentence));
    }

    public static void clear(IWorkbenchWindow window) {
        IStatusLineManager line = of(window);
        if (line != null)
            line.setErrorMessage(null);
    }

    private static @Nullable IStatusLineManager of(IWorkbenchWindow window) {
        IWorkbenchPage page = window.getActivePage();
        IWorkbenchPart part = page == null ? null : page.getActivePart();
        return part instanceof IViewPart view ? view.getViewSite().getActionBars().getStatusLineManager() : null;
    }
}
