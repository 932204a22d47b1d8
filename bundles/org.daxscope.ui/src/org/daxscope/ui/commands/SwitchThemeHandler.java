package org.daxscope.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

/**
 * Switches the workbench between its light and its dark theme. The toolkit goes first: it reads its own colours anew only when
 * its settings have changed, which it tells later, and controls that the theme leaves alone take their colours from there.
 */
public final class SwitchThemeHandler extends AbstractHandler {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    /** When the toolkit has nothing to change, it tells nothing. */
    private static final int PATIENCE_MILLIS = 400;

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IThemeEngine engine = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(IThemeEngine.class);
        ITheme active = engine.getActiveTheme();
        boolean dark = active == null || !active.getId().startsWith(DARK);
        Display display = HandlerUtil.getActiveWorkbenchWindowChecked(event).getWorkbench().getDisplay();
        Runnable theme = once(() -> engine.setTheme(dark ? DARK : LIGHT, true));
        Listener told = settings -> display.asyncExec(theme);
        display.addListener(SWT.Settings, told);
        display.setDarkThemePreferred(dark);
        display.timerExec(PATIENCE_MILLIS, () -> {
            display.removeListener(SWT.Settings, told);
            theme.run();
        });
        return null;
    }

    private static Runnable once(Runnable work) {
        boolean[] done = new boolean[1];
        return () -> {
            if (!done[0]) {
                done[0] = true;
                work.run();
            }
        };
    }
}
