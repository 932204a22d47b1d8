package org.daxscope.ui.widgets;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.widgets.Control;

import org.daxscope.ui.session.SessionState;

/** What a view shows while a recording is open. Lives as long as its control. */
public interface SessionContent {
    Control control();

    /** Shows another state; called once before the content is first seen. */
    void show(SessionState state);

    /** Shows where something lies that was selected in another view. */
    default void select(ISelection selection) {
    }

    void setFocus();
}
