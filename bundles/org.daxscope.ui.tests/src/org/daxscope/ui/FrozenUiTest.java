package org.daxscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.ui.widgets.Held;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

/** The watch itself: it must notice our code holding the UI up, and let a test do so. */
class FrozenUiTest {
    private static final int LONG_MILLIS = 1500;

    @Test
    void ourCodeThatHoldsTheUiUpIsNoticed() {
        FrozenUi.watch();
        long begun = System.nanoTime();
        Bench.await("the watch to begin", () -> System.nanoTime() - begun > 500_000_000);
        int before = FrozenUi.seen().size();

        Display.getCurrent().asyncExec(() -> Held.up(LONG_MILLIS));
        Bench.await("the freeze to be noticed", () -> FrozenUi.seen().size() > before);

        FrozenUi.Freeze freeze = FrozenUi.seen().getLast();
        assertThat(freeze.where()).contains("Held.up");
        assertThat(freeze.millis()).isGreaterThanOrEqualTo(LONG_MILLIS);
    }
}
