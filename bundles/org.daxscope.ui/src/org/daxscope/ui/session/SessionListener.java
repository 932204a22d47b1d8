package org.daxscope.ui.session;

/** Hears what happens to the session. Called on the UI thread. */
@FunctionalInterface
public interface SessionListener {
    /** Something was opened, or the cursor moved. */
    void changed(SessionState state);

    /** Work began or ended. */
    default void busy(boolean busy) {
    }

    /** What can be undone, redone or saved may have changed. */
    default void documentChanged() {
    }
}
