package org.daxscope.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.selection.FocusService;

/** Moves the focus through its history; plugin.xml says which way. */
public final class FocusHandler extends AbstractHandler implements IExecutableExtension {
    private boolean forward;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        forward = "FORWARD".equals(data);
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        FocusService focus = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(FocusService.class);
        if (forward)
            focus.forward();
        else
            focus.back();
        return null;
    }
}
