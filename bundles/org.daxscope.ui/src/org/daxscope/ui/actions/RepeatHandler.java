package org.daxscope.ui.actions;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.ActionsText;
import org.daxscope.ui.selection.HasStep;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.StatusLine;

/** Takes a step again, now, in the present state: the one selected in Steps or Signals, else the latest. */
public final class RepeatHandler extends AbstractHandler {
    /** Parameter: which step, counted from 1. */
    private static final String STEP = DaxscopeUi.PARAMETER_ACTION + "step";

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        SessionService session = window.getService(SessionService.class);
        SessionState state = session.state();
        int index = index(event, state);
        List<Operation> operations = index < 0 || index >= state.length() ? List.of()
                : state.calls().get(index).stream().map(Call::operation).toList();
        if (operations.isEmpty())
            StatusLine.problem(window, ActionsText.TitleRepeat, ActionsText.NothingToRepeat);
        else {
            StatusLine.clear(window);
            session.perform(new Step(operations.size() == 1 ? "" : state.reports().get(index).operation(), operations));
        }
        return null;
    }

    private static int index(ExecutionEvent event, SessionState state) {
        String given = event.getParameter(STEP);
        if (given != null)
            try {
                return Integer.parseInt(given.strip()) - 1;
            } catch (NumberFormatException notANumber) {
                return -1;
            }
        ISelection selection = HandlerUtil.getCurrentSelection(event);
        return selection instanceof IStructuredSelection chosen
                && chosen.getFirstElement() instanceof HasStep step
                && !state.calls().get(step.step()).isEmpty()
                        ? step.step()
                        : state.position() - 1;
    }
}
