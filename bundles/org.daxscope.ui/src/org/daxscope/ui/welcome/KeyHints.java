package org.daxscope.ui.welcome;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.services.IServiceLocator;

import org.daxscope.ui.DaxscopeUi;

/** Keys worth knowing from the start, as they are bound now. */
final class KeyHints {
    private static final String[] COMMANDS = {DaxscopeUi.COMMAND_FORWARD, DaxscopeUi.COMMAND_BACK,
        DaxscopeUi.COMMAND_NEXT_TROUBLE, DaxscopeUi.COMMAND_ZOOM_IN, DaxscopeUi.COMMAND_ZOOM_OUT,
        "org.eclipse.ui.window.quickAccess"};

    private KeyHints() {
    }

    static void onto(Composite parent, IServiceLocator locator) {
        Composite table = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(16, 4).applyTo(table);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(table);
        IBindingService keys = locator.getService(IBindingService.class);
        ICommandService commands = locator.getService(ICommandService.class);
        for (String id : COMMANDS) {
            String key = keys.getBestActiveBindingFormattedFor(id);
            if (key != null)
                row(table, key, commands.getCommand(id));
        }
    }

    private static void row(Composite table, String key, Command command) {
        try {
            new Label(table, SWT.NONE).setText(key);
            new Label(table, SWT.NONE).setText(command.getName());
            Label description = new Label(table, SWT.WRAP);
            description.setText(command.getDescription());
            GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(description);
        } catch (NotDefinedException undefined) {
            throw new IllegalStateException(undefined);
        }
    }
}
