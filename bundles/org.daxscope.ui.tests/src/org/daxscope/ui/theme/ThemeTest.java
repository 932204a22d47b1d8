package org.daxscope.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Light and dark, while the workbench runs. */
@ExtendWith(LoggedErrors.class)
class ThemeTest {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    @Test
    void tablesThatShrankSurviveChangesOfTheme() throws Exception {
        Bench bench = new Bench();
        IThemeEngine themes = bench.window().getService(IThemeEngine.class);
        for (String theme : List.of(DARK, LIGHT, DARK, LIGHT)) {
            for (String story : List.of("one-bad-line", "why-efault")) {
                bench.run(DaxscopeUi.COMMAND_STORY, Map.of(DaxscopeUi.PARAMETER_STORY, story));
                bench.settle();
                bench.session().runAll();
                bench.settle();
                bench.session().reset();
                bench.settle();
            }

            // Reaching through to a row that is gone would end the whole virtual machine.
            themes.setTheme(theme, false);
            bench.settle();

            assertThat(bench.window().getShell().isDisposed()).isFalse();
        }
    }
}
