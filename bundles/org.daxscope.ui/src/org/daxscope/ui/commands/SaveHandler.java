package org.daxscope.ui.commands;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.model.persistence.SessionFiles;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.WorkbenchText;
import org.daxscope.ui.session.SessionService;

/** Saves the user's own session where it was saved before, or where the user says; plugin.xml says which. */
public final class SaveHandler extends AbstractHandler implements IExecutableExtension {
    private static final String SUFFIX = "." + SessionFiles.EXTENSION;

    private boolean elsewhere;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        elsewhere = "AS".equals(data);
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        SessionService session = window.getService(SessionService.class);
        if (session.document() == null)
            return null;
        Path file = elsewhere ? null : session.file();
        String given = event.getParameter(DaxscopeUi.PARAMETER_SAVE_FILE);
        Path target = given != null ? Path.of(given) : file != null ? file : ask(window, session);
        if (target != null)
            session.save(target);
        return null;
    }

    private static @Nullable Path ask(IWorkbenchWindow window, SessionService session) {
        FileDialog dialog = new FileDialog(window.getShell(), SWT.SAVE);
        dialog.setText(WorkbenchText.SaveTitle);
        dialog.setFilterExtensions(new String[] {"*" + SUFFIX});
        dialog.setFilterNames(new String[] {WorkbenchText.SaveSessions});
        dialog.setOverwrite(true);
        Path file = session.file();
        Path folder = file == null ? null : file.getParent();
        if (folder != null)
            dialog.setFilterPath(folder.toString());
        String title = session.state().title().replaceAll("[^\\w.-]+", "-");
        dialog.setFileName((title.isEmpty() ? "session" : title) + SUFFIX);
        String chosen = dialog.open();
        if (chosen == null)
            return null;
        return Path.of(chosen.endsWith(SUFFIX) ? chosen : chosen + SUFFIX);
    }
}
