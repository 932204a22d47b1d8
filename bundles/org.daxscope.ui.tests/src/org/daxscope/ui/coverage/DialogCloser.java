package org.daxscope.ui.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Closes every shell that comes up while it is at work, also while a modal dialog waits for its user. */
final class DialogCloser implements AutoCloseable {
    private static final int PERIOD_MILLIS = 60;

    private final Display display = Display.getCurrent();
    private final Set<Shell> before = new HashSet<>(Arrays.asList(display.getShells()));
    private final List<String> closed = new ArrayList<>();
    private final Runnable round = this::round;

    DialogCloser() {
        display.timerExec(PERIOD_MILLIS, round);
    }

    private void round() {
        for (Shell shell : left())
            if (shell.isVisible()) {
                closed.add(shell.getText());
                shell.close();
            }
        display.timerExec(PERIOD_MILLIS, round);
    }

    /** Shells that came up and are still there. */
    List<Shell> left() {
        return Arrays.stream(display.getShells()).filter(shell -> !shell.isDisposed() && !before.contains(shell))
                .filter(shell -> shell.isVisible()).toList();
    }

    /** Titles of what was closed. */
    List<String> closed() {
        return List.copyOf(closed);
    }

    @Override
    public void close() {
        display.timerExec(-1, round);
        left().forEach(Shell::close);
    }
}
