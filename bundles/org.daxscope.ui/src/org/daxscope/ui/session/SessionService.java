package org.daxscope.ui.session;

import java.nio.file.Path;

/**
 * The recording that is open in the workbench, and its cursor. There is one for all windows; views find it through their site.
 *
 * <p>Requests return at once: reading and playing happen in jobs, one after the other, and listeners hear of the result on the
 * UI thread. All methods are called on the UI thread.
 */
public interface SessionService {
    SessionState state();

    /** Whether work is under way or waits. */
    boolean isBusy();

    void addListener(SessionListener listener);

    void removeListener(SessionListener listener);

    /** Reads a recording. If it cannot be read, the user is told once, and what was open stays open. */
    void open(Path file);

    /** Moves the cursor behind the first {@code position} steps, performing what has not been performed yet. */
    void to(int position);

    /** Moves the cursor by some steps from where it will be once everything requested so far is done. */
    void by(int steps);

    default void forward() {
        by(1);
    }

    default void back() {
        by(-1);
    }

    default void runAll() {
        to(Integer.MAX_VALUE);
    }

    default void reset() {
        to(0);
    }
}
