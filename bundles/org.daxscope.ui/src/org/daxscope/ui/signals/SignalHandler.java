package org.daxscope.ui.signals;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;

/** Goes on from a signal or failed call, the selected one, else the latest: repeats it, or shows where it hit. */
public final class SignalHandler extends AbstractHandler implements IExecutableExtension {
    private boolean show;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        show = "SHOW".equals(data);
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        SessionService session = window.getService(SessionService.class);
        Signal signal = chosen(event, session.state());
        if (signal == null)
            return null;
        if (show)
            show(window, signal, session.state());
        else
            session.perform(Step.of(signal.call().operation()));
        return null;
    }

    private static @Nullable Signal chosen(ExecutionEvent event, SessionState state) {
        List<Signal> all = Signal.of(state);
        if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection
                && selection.getFirstElement() instanceof Signal signal && all.contains(signal))
            return signal;
        return all.isEmpty() ? null : all.getLast();
    }

    private static void show(IWorkbenchWindow window, Signal signal, SessionState state) throws ExecutionException {
        Span span = signal.span(state.image());
        IWorkbenchPage page = window.getActivePage();
        if (span == null || page == null)
            return;
        try {
            page.showView(DaxscopeUi.VIEW_PAGE_MAP);
        } catch (PartInitException failure) {
            throw new ExecutionException(String.valueOf(failure.getMessage()), failure);
        }
        window.getService(FocusService.class).set(span, null);
    }
}
