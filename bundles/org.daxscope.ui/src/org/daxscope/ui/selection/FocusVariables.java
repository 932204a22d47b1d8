package org.daxscope.ui.selection;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;
import org.eclipse.ui.services.IServiceLocator;
import org.jspecify.annotations.Nullable;

/** Tells plugin.xml's expressions where the focus may go in its history. */
public final class FocusVariables extends AbstractSourceProvider {
    static final String BACK = "org.daxscope.ui.canFocusBack";
    static final String FORWARD = "org.daxscope.ui.canFocusForward";

    private final FocusListener listener = focus -> fireSourceChanged(ISources.WORKBENCH, getCurrentState());
    private @Nullable FocusService service;

    @Override
    public void initialize(IServiceLocator locator) {
        FocusService found = locator.getService(FocusService.class);
        found.addListener(listener);
        service = found;
    }

    @Override
    public Map<String, Object> getCurrentState() {
        Map<String, Object> values = new HashMap<>();
        values.put(BACK, service != null && service.canBack());
        values.put(FORWARD, service != null && service.canForward());
        return values;
    }

    @Override
    public String[] getProvidedSourceNames() {
        return new String[] {BACK, FORWARD};
    }

    @Override
    public void dispose() {
        if (service != null)
            service.removeListener(listener);
        service = null;
    }
}
