package org.daxscope.ui.widgets;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/** Runs commands for links and buttons, so that whatever is clicked is also a command. */
public final class Commands {
    private Commands() {
    }

    public static void run(IServiceLocator locator, String command) {
        try {
            locator.getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException failure) {
            ILog.of(Commands.class).error(command, failure);
        }
    }
}
