package org.daxscope.ui.power;

import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.nls.PowerText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.StatusLine;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/** Shows what a power failure at each event of the step before the cursor would leave. */
public final class CutGridHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        SessionService session = window.getService(SessionService.class);
        SessionDocument document = session.document();
        int step = session.state().position() - 1;
        if (document == null)
            StatusLine.problem(window, PowerText.Grid, PowerText.NoSession);
        else
            if (step < 0)
                StatusLine.problem(window, PowerText.Grid, PowerText.NoStep);
            else
                new CutGridDialog(window.getShell(), document, step).open();
        return null;
    }
}
