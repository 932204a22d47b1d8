package org.daxscope.ui.actions;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.services.IServiceLocator;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.ui.session.SessionListener;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;

/** Tells plugin.xml's expressions what there is to act on, and keeps the labels of undo and redo right. */
public final class ActionVariables extends AbstractSourceProvider {
    private static final String UNDO = "org.daxscope.ui.canUndo";
    private static final String REDO = "org.daxscope.ui.canRedo";
    private static final String MAPPINGS = "org.daxscope.ui.hasMappings";
    private static final String FILES = "org.daxscope.ui.hasFiles";
    private static final String LATER = "org.daxscope.ui.hasLaterSteps";
    private static final String SIGNALS = "org.daxscope.ui.hasSignals";

    private final SessionListener listener = state -> changed();
    private @Nullable SessionService session;

    @Override
    public void initialize(IServiceLocator locator) {
        SessionService found = locator.getService(SessionService.class);
        found.addListener(listener);
        session = found;
    }

    private void changed() {
        fireSourceChanged(ISources.WORKBENCH, getCurrentState());
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        commands.refreshElements("org.eclipse.ui.edit.undo", null);
        commands.refreshElements("org.eclipse.ui.edit.redo", null);
    }

    @Override
    public Map<String, Object> getCurrentState() {
        SessionService asked = session;
        SessionState state = asked == null ? SessionState.EMPTY : asked.state();
        Map<String, Object> values = new HashMap<>();
        values.put(UNDO, asked != null && !asked.undoLabel().isEmpty());
        values.put(REDO, asked != null && !asked.redoLabel().isEmpty());
        values.put(MAPPINGS, !state.image().mappings().isEmpty());
        values.put(FILES, !state.image().files().isEmpty());
        values.put(LATER, state.isOpen() && state.recording() == null && state.length() > 1);
        values.put(SIGNALS, state.calls().stream().limit(state.position())
                .anyMatch(calls -> calls.stream().anyMatch(Call::failed)));
        return values;
    }

    @Override
    public String[] getProvidedSourceNames() {
        return new String[] {UNDO, REDO, MAPPINGS, FILES, LATER, SIGNALS};
    }

    @Override
    public void dispose() {
        if (session != null)
            session.removeListener(listener);
        session = null;
    }
}
