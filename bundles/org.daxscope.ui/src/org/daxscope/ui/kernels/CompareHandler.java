package org.daxscope.ui.kernels;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.KernelModel;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.KernelsText;
import org.daxscope.ui.session.Comparison;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.StatusLine;

/** Compares the session with the kernels that the parameter names, separated by spaces, or with those that the user checks. */
public final class CompareHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        SessionService session = window.getService(SessionService.class);
        String given = event.getParameter(DaxscopeUi.PARAMETER_ACTION + "kernel");
        if (given == null) {
            List<String> now = session.state().comparisons().stream().map(Comparison::kernel).toList();
            new CompareDialog(window.getShell(), now, session::compare).open();
            return null;
        }
        try {
            List<String> names =
                    Arrays.stream(given.strip().split("[\\s,]+")).filter(name -> !name.isEmpty()).distinct()
                            .toList();
            names.forEach(KernelModel::named);
            session.compare(names);
        } catch (IllegalArgumentException unknown) {
            StatusLine.problem(window, KernelsText.CompareTitle, String.valueOf(unknown.getMessage()));
        }
        return null;
    }
}
