package org.daxscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.daxscope.ui.widgets.Held;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

/** The watch itself: it must notice our code holding the UI up, and let a test do so. */
class FrozenUiTest {
    private static final int LONG_MILLIS = 1500;

    @Test
    void ourCodeThatHoldsTheUiUpIsNoticed() {
        FrozenUi.watch();
        int before = FrozenUi.seen().size();
        // The watch begins late, and does not count what it saw while it had no processor itself: held up until it has seen it.
        Bench.await("the freeze to be noticed", () -> {
            Display.getCurrent().asyncExec(() -> Held.up(LONG_MILLIS));
            return held(before).isPresent();
        });
        assertThat(held(before).orElseThrow().millis()).isGreaterThanOrEqualTo(LONG_MILLIS / 2);
    }

    private static Optional<FrozenUi.Freeze> held(int before) {
        return FrozenUi.seen().stream().skip(before).filter(freeze -> freeze.where().contains("Held.up")).findFirst();
    }
}
