package org.daxscope.ui.actions;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.scene.Step;
import org.daxscope.ui.actions.UserAction.Proposal;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.StatusLine;

/**
 * Does an action; plugin.xml says which. What its parameters do not say comes from what is looked at. With parameters, with Shift
 * held, or when preferred so, it is done at once; otherwise a dialog asks first.
 */
public final class ActionHandler extends AbstractHandler implements IExecutableExtension {
    /** Parameter: "true" does it at once with what would be proposed. */
    private static final String NOW = DaxscopeUi.PARAMETER_ACTION + "now";

    private UserAction action = MachineAction.SCRUB;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        action = UserActions.named(String.valueOf(data));
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        SessionService session = window.getService(SessionService.class);
        Focus focus = window.getService(FocusService.class).focus();
        Scope scope = new Scope(session.state(), focus == null ? null : focus.span());
        Values given = given(event);
        Proposal proposal = action.propose(scope, given);
        Values values = proposal.values().overridden(ranged(given));
        if (!given.texts().isEmpty() || isAtOnce(event) && proposal.note().isEmpty())
            perform(window, session, scope, values);
        else
            new ActionDialog(window, action, scope, new Proposal(values, proposal.note())).open();
        return null;
    }

    /** A wish that cannot be understood is said in the status line and changes nothing. */
    private void perform(IWorkbenchWindow window, SessionService session, Scope scope, Values values) {
        try {
            Step step = action.step(values, scope);
            StatusLine.clear(window);
            session.perform(step);
        } catch (IllegalArgumentException refused) {
            StatusLine.problem(window, action.form().title(), String.valueOf(refused.getMessage()));
        }
    }

    private Values given(ExecutionEvent event) {
        Values given = Values.NONE;
        for (Field field : action.form().fields()) {
            String text = event.getParameter(field.parameter());
            if (text != null)
                given = given.with(field, text);
        }
        return given;
    }

    /** An offset that is given without a length means one page there, not the length of what is looked at. */
    private static Values ranged(Values given) {
        return given.has(Field.OFFSET) && !given.has(Field.LENGTH) ? given.with(Field.LENGTH, "4096") : given;
    }

    private static boolean isAtOnce(ExecutionEvent event) {
        return Boolean.parseBoolean(event.getParameter(NOW)) || Preference.isAtOnce()
                || event.getTrigger() instanceof Event cause && (cause.stateMask & SWT.SHIFT) != 0
                        && cause.type == SWT.Selection;
    }
}
