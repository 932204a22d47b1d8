package org.daxscope.ui.session;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.eclipse.ui.services.IServiceLocator;
import org.jspecify.annotations.Nullable;

/** Tells plugin.xml's expressions whether a recording is open and where its cursor may go. */
public final class SessionVariables extends AbstractSourceProvider {
    static final String OPEN = "org.daxscope.ui.isOpen";
    static final String FORWARD = "org.daxscope.ui.canForward";
    static final String BACK = "org.daxscope.ui.canBack";
    /** Whether what is open is the user's own session. */
    static final String SESSION = "org.daxscope.ui.isSession";

    private final SessionListener listener = this::changed;
    private @Nullable SessionService session;

    @Override
    public void initialize(IServiceLocator locator) {
        SessionService found = locator.getService(SessionService.class);
        found.addListener(listener);
        session = found;
    }

    private void changed(SessionState state) {
        fireSourceChanged(ISources.WORKBENCH, values(state));
    }

    @Override
    public Map<String, Object> getCurrentState() {
        return values(session == null ? SessionState.EMPTY : session.state());
    }

    private static Map<String, Object> values(SessionState state) {
        Map<String, Object> values = new HashMap<>();
        values.put(OPEN, state.isOpen());
        values.put(FORWARD, state.canForward());
        values.put(BACK, state.canBack());
        values.put(SESSION, state.isOpen() && state.recording() == null);
        return values;
    }

    @Override
    public String[] getProvidedSourceNames() {
        return new String[] {OPEN, FORWARD, BACK, SESSION};
    }

    @Override
    public void dispose() {
        if (session != null)
            session.removeListener(listener);
        session = null;
    }
}
