package org.daxscope.ui.journal;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.contexts.IContextService;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.JournalText;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.selection.SelectedEvent;
import org.daxscope.ui.selection.SelectedStep;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** What the chosen step called, changed and was refused. */
public final class JournalView extends SessionView {
    @Override
    protected String purpose() {
        return JournalText.Purpose;
    }

    @Override
    protected SessionContent createContent(Composite parent, SessionService session) {
        Selections selections = new Selections();
        getSite().setSelectionProvider(selections);
        getSite().getService(IContextService.class).activateContext(DaxscopeUi.CONTEXT_JOURNAL);
        JournalContent content = new JournalContent(parent, session,
                getSite().getService(FocusService.class), selections, this);
        IWorkbenchPage page = getSite().getPage();
        ISelectionListener steps = (part, selection) -> content.choose(stepOf(selection));
        page.addSelectionListener(DaxscopeUi.VIEW_STEPS, steps);
        content.control().addListener(SWT.Dispose,
                event -> page.removeSelectionListener(DaxscopeUi.VIEW_STEPS, steps));
        ISelectionListener stack = (part, selection) -> {
            if (!isPinned() && selection instanceof IStructuredSelection some
                    && some.getFirstElement() instanceof SelectedEvent event)
                content.showEvent(event);
        };
        page.addSelectionListener(DaxscopeUi.VIEW_STACK, stack);
        content.control().addListener(SWT.Dispose,
                event -> page.removeSelectionListener(DaxscopeUi.VIEW_STACK, stack));
        content.choose(stepOf(page.getSelection(DaxscopeUi.VIEW_STEPS)));
        return content;
    }

    private static int stepOf(@Nullable ISelection selection) {
        return selection instanceof IStructuredSelection some && some.getFirstElement() instanceof SelectedStep step
                ? step.report().index()
                : -1;
    }
}
