package org.daxscope.ui.selection;

/** Hears that the user looks at something else. Called on the UI thread. */
@FunctionalInterface
public interface FocusListener {
    void focused(Focus focus);
}
