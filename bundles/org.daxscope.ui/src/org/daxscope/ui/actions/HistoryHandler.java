package org.daxscope.ui.actions;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.ActionsText;
import org.daxscope.ui.session.SessionService;

/** Takes the latest step or edit back, or brings it again; its menu item says which. plugin.xml says which way. */
public final class HistoryHandler extends AbstractHandler implements IExecutableExtension, IElementUpdater {
    private boolean redo;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        redo = "REDO".equals(data);
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        SessionService session = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(SessionService.class);
        if (redo)
            session.redo();
        else
            session.undo();
        return null;
    }

    @Override
    @SuppressWarnings({"null", "rawtypes"})
    public void updateElement(UIElement element, Map parameters) {
        SessionService session = PlatformUI.getWorkbench().getService(SessionService.class);
        String what = redo ? session.redoLabel() : session.undoLabel();
        String text = NLS.bind(redo ? ActionsText.Redo : ActionsText.Undo, what.replace("&", "&&")).strip();
        element.setText(text);
        element.setTooltip(text);
    }
}
