package org.daxscope.ui.steps;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.nls.StepsText;
import org.daxscope.ui.selection.HasStep;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Section;

/** Does something with the selected step, else with the latest; plugin.xml says what. */
public final class StepHandler extends AbstractHandler implements IExecutableExtension {
    private What what = What.GO_TO;

    /** Named in plugin.xml behind the class. */
    private enum What {
        GO_TO, DELETE_LATER, COPY
    }

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        what = What.valueOf(String.valueOf(data));
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        SessionService session = window.getService(SessionService.class);
        int step = step(event, session.state());
        if (step < 0)
            return null;
        switch (what) {
            case GO_TO -> session.to(step + 1);
            case DELETE_LATER -> deleteLater(session, step);
            case COPY -> copy(window.getShell().getDisplay(), session.state(), step);
        }
        return null;
    }

    private static int step(ExecutionEvent event, SessionState state) {
        return HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection
                && selection.getFirstElement() instanceof HasStep chosen && chosen.step() < state.length()
                        ? chosen.step()
                        : state.position() - 1;
    }

    /** A recording's steps stay: they happened. */
    private static void deleteLater(SessionService session, int step) {
        SessionDocument document = session.document();
        if (document == null)
            return;
        var steps = document.session().getSteps();
        if (step + 1 < steps.size())
            document.remove(NLS.bind(StepsText.DeleteLater, Integer.toString(step + 1)),
                    List.copyOf(steps.subList(step + 1, steps.size())));
    }

    private static void copy(Display display, SessionState state, int step) {
        StringBuilder text = new StringBuilder();
        for (Section section : StepDetails.ofStep(state, step))
            text.append(section.heading()).append('\t').append(section.body().replace("\n", "\n\t")).append('\n');
        Clipboard clipboard = new Clipboard(display);
        clipboard.setContents(new Object[] {text.toString()}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }
}
