package org.daxscope.ui.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.pagemap.PaletteChoice;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Light and dark, while the workbench runs. */
@ExtendWith(LoggedErrors.class)
class ThemeTest {
    @Test
    void everythingFollowsTheThemeAtOnceBothWays() throws Exception {
        Bench bench = new Bench();
        for (int round = 0; round < 4; round++) {
            for (String story : List.of("one-bad-line", "why-efault")) {
                bench.run(DaxscopeUi.COMMAND_STORY, Map.of(DaxscopeUi.PARAMETER_STORY, story));
                bench.settle();
                bench.session().runAll();
                bench.settle();
                bench.session().reset();
                bench.settle();
            }
            boolean dark = !isDark(bench);

            Toolkit toolkit = new Toolkit();
            // Reaching through to a table's row that is gone would end the whole virtual machine.
            bench.run(DaxscopeUi.COMMAND_SWITCH_THEME);

            follow(bench, dark);
            toolkit.awaitFollowing();
            follow(bench, dark);
        }
    }

    /**
     * Hears that the toolkit has followed. Its word may come after all is in the right colours, and would then be taken for the
     * answer to the next change; on some displays it never comes.
     */
    private static final class Toolkit {
        private static final long PATIENCE_NANOS = 5_000_000_000L;

        private final Display display = Display.getCurrent();
        private final long begun = System.nanoTime();
        private final Listener listener = event -> heard = true;
        private boolean heard;

        Toolkit() {
            display.addListener(SWT.Settings, listener);
        }

        void awaitFollowing() {
            Bench.await("the toolkit to follow", () -> heard || System.nanoTime() - begun > PATIENCE_NANOS);
            display.removeListener(SWT.Settings, listener);
        }
    }

    /** What has not followed when patience ends is told, not what had not at the beginning. */
    private static void follow(Bench bench, boolean dark) {
        try {
            Bench.await("the theme", () -> isDark(bench) == dark && wrong(bench, dark).isEmpty());
        } catch (AssertionError late) {
            throw new AssertionError("the theme " + (isDark(bench) == dark ? "came" : "did not come")
                    + ", and these did not follow: " + wrong(bench, dark), late);
        }
    }

    private static boolean isDark(Bench bench) {
        return bench.window().getService(IThemeEngine.class).getActiveTheme().getId().contains("dark");
    }

    private static List<String> wrong(Bench bench, boolean dark) {
        List<String> wrong = new ArrayList<>();
        look(bench.window().getShell(), dark, "", wrong);
        return wrong;
    }

    private static void look(Control control, boolean dark, String path, List<String> wrong) {
        String here = path + "/" + control.getClass().getSimpleName();
        if (control.isVisible()
                && (control instanceof Table || control instanceof Tree || control instanceof StyledText)
                && PaletteChoice.isDark(control) != dark)
            wrong.add(here + " " + control.getBackground());
        if (control instanceof Composite composite)
            for (Control child : composite.getChildren())
                look(child, dark, here, wrong);
    }
}
