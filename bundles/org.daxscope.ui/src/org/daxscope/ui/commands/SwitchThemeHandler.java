package org.daxscope.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;
import org.osgi.service.prefs.BackingStoreException;

import org.daxscope.ui.nls.WorkbenchText;

/**
 * Switches the workbench between its light and its dark theme: to the dark one at once, to the light one at the next start,
 * because GTK controls keep some colours of the dark one as long as they live.
 */
public final class SwitchThemeHandler extends AbstractHandler {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    /** Where the theme engine keeps its choice. */
    private static final String ENGINE = "org.eclipse.e4.ui.css.swt.theme";
    private static final String CHOICE = "themeid";

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IThemeEngine engine = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(IThemeEngine.class);
        ITheme active = engine.getActiveTheme();
        IEclipsePreferences choice = InstanceScope.INSTANCE.getNode(ENGINE);
        boolean dark = active != null && active.getId().startsWith(DARK);
        if (!dark) {
            engine.setTheme(DARK, true);
            return null;
        }
        boolean light = LIGHT.equals(choice.get(CHOICE, DARK));
        choice.put(CHOICE, light ? DARK : LIGHT);
        try {
            choice.flush();
        } catch (BackingStoreException failure) {
            throw new ExecutionException(String.valueOf(failure.getMessage()), failure);
        }
        MessageDialog.openInformation(HandlerUtil.getActiveShell(event), WorkbenchText.ThemeTitle,
                light ? WorkbenchText.ThemeDark : WorkbenchText.ThemeLight);
        return null;
    }
}
