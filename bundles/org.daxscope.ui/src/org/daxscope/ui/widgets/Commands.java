package org.daxscope.ui.widgets;

import java.util.Map;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/** Runs commands for links and buttons, so that whatever is clicked is also a command. */
public final class Commands {
    private Commands() {
    }

    public static void run(IServiceLocator locator, String command) {
        run(locator, command, Map.of());
    }

    /** @param parameters their ids and values */
    public static void run(IServiceLocator locator, String command, Map<String, String> parameters) {
        try {
            ParameterizedCommand filled = ParameterizedCommand.generateCommand(
                    locator.getService(ICommandService.class).getCommand(command), parameters);
            locator.getService(IHandlerService.class).executeCommand(filled, null);
        } catch (CommandException failure) {
            ILog.of(Commands.class).error(command, failure);
        }
    }
}
