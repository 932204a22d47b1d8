package org.daxscope.ui.widgets;

import org.eclipse.swt.widgets.Control;

import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.session.SessionState;

/** What a view shows while a recording is open. Lives as long as its control. */
public interface SessionContent {
    Control control();

    /** Shows another state; called once before the content is first seen. */
    void show(SessionState state);

    /** Shows what the user looks at now, chosen in another view. Not called while the view is pinned. */
    default void follow(Focus focus) {
    }

    void setFocus();
}
