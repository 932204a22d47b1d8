package org.daxscope.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.session.SessionService;

/** Moves the session's cursor; plugin.xml says how. */
public final class MoveHandler extends AbstractHandler implements IExecutableExtension {
    private Move move = Move.FORWARD;

    /** The ways to move, named in plugin.xml behind the class. */
    private enum Move {
        FORWARD, BACK, RUN_ALL, RESET
    }

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        move = Move.valueOf(String.valueOf(data));
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        SessionService session = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(SessionService.class);
        switch (move) {
            case FORWARD -> session.forward();
            case BACK -> session.back();
            case RUN_ALL -> session.runAll();
            case RESET -> session.reset();
        }
        return null;
    }
}
