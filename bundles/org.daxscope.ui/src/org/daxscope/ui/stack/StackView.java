package org.daxscope.ui.stack;

import java.util.function.Consumer;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.contexts.IContextService;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.StackText;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.selection.SelectedEvent;
import org.daxscope.ui.selection.SelectedStep;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** The way of what is looked at through the stack, and who calls and refuses whom there. */
public final class StackView extends SessionView {
    @Override
    protected String purpose() {
        return StackText.Purpose;
    }

    @Override
    protected SessionContent createContent(Composite parent, SessionService session) {
        Selections selections = new Selections();
        getSite().setSelectionProvider(selections);
        getSite().getService(IContextService.class).activateContext(DaxscopeUi.CONTEXT_STACK);
        StackContent content = new StackContent(parent, session, getSite().getService(FocusService.class), selections,
                this);
        listen(content, DaxscopeUi.VIEW_STEPS, selection -> {
            if (first(selection) instanceof SelectedStep step)
                content.choose(step.step());
        });
        listen(content, DaxscopeUi.VIEW_JOURNAL, selection -> {
            if (!isPinned() && first(selection) instanceof SelectedEvent event)
                content.goTo(event);
        });
        return content;
    }

    private void listen(StackContent content, String view, Consumer<@Nullable ISelection> take) {
        IWorkbenchPage page = getSite().getPage();
        ISelectionListener listener = (part, selection) -> take.accept(selection);
        page.addSelectionListener(view, listener);
        content.control().addListener(SWT.Dispose, event -> page.removeSelectionListener(view, listener));
    }

    private static @Nullable Object first(@Nullable ISelection selection) {
        return selection instanceof IStructuredSelection some ? some.getFirstElement() : null;
    }
}
