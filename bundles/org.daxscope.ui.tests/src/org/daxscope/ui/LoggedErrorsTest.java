package org.daxscope.ui;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.core.runtime.ILog;
import org.junit.jupiter.api.Test;

/** The guard itself: what it must notice, and what it must let pass. */
class LoggedErrorsTest {
    private final LoggedErrors guard = new LoggedErrors();

    @Test
    void anErrorInThePlatformLogFailsTheTest() {
        guard.beforeEach(null);
        ILog.of(LoggedErrorsTest.class).error("logged on purpose by a test");

        assertThatThrownBy(() -> guard.afterEach(null)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("logged on purpose by a test");
    }

    @Test
    void aWarningDoesNot() {
        guard.beforeEach(null);
        ILog.of(LoggedErrorsTest.class).warn("logged on purpose by a test");

        assertThatCode(() -> guard.afterEach(null)).doesNotThrowAnyException();
    }
}
