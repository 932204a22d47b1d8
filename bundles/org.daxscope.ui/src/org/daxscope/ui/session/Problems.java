package org.daxscope.ui.session;

/** Tells the user that something could not be done. Called on the UI thread; returns at once. */
@FunctionalInterface
public interface Problems {
    /**
     * @param title what was tried
     * @param message why it could not be done, as one sentence
     */
    void tell(String title, String message);
}
