package org.daxscope.ui.kernels;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.KernelModel;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.KernelsText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.StatusLine;

/** Runs the session on the kernel that the parameter names, or on the one that the user makes up: a kernel less some quirks. */
public final class KernelHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        SessionService session = window.getService(SessionService.class);
        Scene scene = session.state().scene();
        String name = event.getParameter(DaxscopeUi.PARAMETER_ACTION + "kernel");
        if (scene == null)
            return null;
        if (name == null) {
            KernelSpec now = scene.kernel();
            new KernelDialog(window.getShell(), now,
                    chosen -> new KernelSwitch(session).to(chosen.name(), chosen.mended())).open();
            return null;
        }
        try {
            KernelModel.named(name.strip());
            new KernelSwitch(session).to(name.strip(), List.of());
        } catch (IllegalArgumentException unknown) {
            StatusLine.problem(window, KernelsText.Title, String.valueOf(unknown.getMessage()));
        }
        return null;
    }
}
