package org.daxscope.ui.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Closes every shell that comes up while it is at work, also while a modal dialog waits for its user. */
final class DialogCloser implements AutoCloseable {
    private static final int PERIOD_MILLIS = 60;

    private final Display display = Display.getCurrent();
    private final Shell window;
    private final List<String> closed = new ArrayList<>();
    private final Runnable round = this::round;

    /** @param window of the workbench, which stays */
    DialogCloser(Shell window) {
        this.window = window;
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

    /** Shells that came up, whenever that was, and are still there. */
    List<Shell> left() {
        return Arrays.stream(display.getShells())
                .filter(shell -> !shell.isDisposed() && shell != window && shell.isVisible()).toList();
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
