package org.daxscope.ui.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.IWorkbenchWindow;
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
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        IThemeEngine engine = window.getService(IThemeEngine.class);
        boolean dark = !isActive(engine, DARK);
        new Change(engine, window.getWorkbench().getDisplay(), dark ? DARK : LIGHT, dark ? LIGHT : DARK).begin();
        return null;
    }

    private static boolean isActive(IThemeEngine engine, String theme) {
        ITheme active = engine.getActiveTheme();
        return active != null && active.getId().startsWith(theme);
    }

    /** One change of theme, from the asking to the toolkit's word that its own colours have followed. */
    private static final class Change {
        private final IThemeEngine engine;
        private final Display display;
        private final String wanted;
        private final String left;
        private final Listener told = settings -> toolkitFollowed();
        private boolean applied;

        Change(IThemeEngine engine, Display display, String wanted, String left) {
            this.engine = engine;
            this.display = display;
            this.wanted = wanted;
            this.left = left;
        }

        void begin() {
            display.addListener(SWT.Settings, told);
            display.setDarkThemePreferred(wanted.equals(DARK));
            display.timerExec(PATIENCE_MILLIS, this::apply);
        }

        private void apply() {
            if (applied)
                return;
            applied = true;
            engine.setTheme(wanted, true);
        }

        /**
         * A toolkit on a busy machine may follow after patience has ended. Controls have kept its old colours by then, and give
         * them up only when a theme is taken from them.
         */
        private void toolkitFollowed() {
            display.removeListener(SWT.Settings, told);
            display.asyncExec(() -> {
                if (applied && isActive(engine, wanted)) {
                    engine.setTheme(left, false);
                    applied = false;
                }
                apply();
            });
        }
    }
}
