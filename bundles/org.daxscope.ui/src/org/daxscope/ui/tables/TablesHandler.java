package org.daxscope.ui.tables;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.image.DeviceImage;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.TablesText;
import org.daxscope.ui.session.SessionService;

/** Does something in the Tables of the active window; plugin.xml says what. */
public final class TablesHandler extends AbstractHandler implements IExecutableExtension, IElementUpdater {
    private Deed deed = Deed.DIFFERENCES;

    /** What can be done, named in plugin.xml behind the class. */
    private enum Deed {
        DIFFERENCES, ADD_RECORD
    }

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        deed = Deed.valueOf(String.valueOf(data));
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        TablesContent tables = tables(window);
        if (deed == Deed.ADD_RECORD)
            add(event, window, tables);
        else
            if (tables != null)
                tables.setOnlyDifferences(!tables.isOnlyDifferences());
        window.getService(ICommandService.class).refreshElements(event.getCommand().getId(), null);
        return null;
    }

    /** Takes the record from the command's parameter, or asks. */
    private static void add(ExecutionEvent event, IWorkbenchWindow window, @Nullable TablesContent tables) {
        SessionService session = window.getService(SessionService.class);
        RecordRow row = tables == null ? null : tables.selectedRecord();
        String name = event.getParameter(DaxscopeUi.PARAMETER_RECORD_DISK);
        String wanted = name != null ? name : row == null ? "" : row.device();
        DeviceImage disk = session.state().image().devices().stream()
                .filter(some -> wanted.isEmpty() || some.name().equals(wanted)).findFirst().orElse(null);
        if (disk == null)
            return;
        NewRecord record = new NewRecord(disk);
        String text = event.getParameter(DaxscopeUi.PARAMETER_RECORD);
        if (text == null) {
            InputDialog dialog = new InputDialog(window.getShell(), TablesText.NewTitle,
                    NLS.bind(TablesText.NewMessage, disk.name()), record.proposal(row), record);
            text = dialog.open() == Window.OK ? dialog.getValue() : null;
        }
        if (text != null)
            session.perform(record.step(text));
    }

    @Override
    @SuppressWarnings({"rawtypes", "null"})
    public void updateElement(UIElement element, Map parameters) {
        TablesContent tables = tables(PlatformUI.getWorkbench().getActiveWorkbenchWindow());
        element.setChecked(deed == Deed.DIFFERENCES && tables != null && tables.isOnlyDifferences());
    }

    private static @Nullable TablesContent tables(@Nullable IWorkbenchWindow window) {
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        return page != null && page.findView(DaxscopeUi.VIEW_TABLES) instanceof TablesView view
                && view.content() instanceof TablesContent content ? content : null;
    }
}
