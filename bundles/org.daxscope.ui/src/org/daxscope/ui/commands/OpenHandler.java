package org.daxscope.ui.commands;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.WorkbenchText;
import org.daxscope.ui.session.RecentRecordings;
import org.daxscope.ui.session.SessionService;

/** Opens the recording that the command's parameter names, or the one that the user chooses. */
public final class OpenHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        String given = event.getParameter(DaxscopeUi.PARAMETER_FILE);
        String file = given != null ? given : ask(window);
        if (file == null)
            return null;
        Views.show(window);
        window.getService(SessionService.class).open(Path.of(file));
        return null;
    }

    private static @Nullable String ask(IWorkbenchWindow window) {
        FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN);
        dialog.setText(WorkbenchText.OpenTitle);
        dialog.setFilterExtensions(new String[] {"*.json;*.daxscope", "*.daxscope", "*"});
        dialog.setFilterNames(new String[] {WorkbenchText.OpenRecordings, WorkbenchText.OpenSessions,
            WorkbenchText.OpenAllFiles});
        new RecentRecordings().list().stream().findFirst().map(Path::getParent)
                .ifPresent(folder -> dialog.setFilterPath(folder.toString()));
        return dialog.open();
    }
}
