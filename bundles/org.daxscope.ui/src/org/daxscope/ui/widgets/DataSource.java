package org.daxscope.ui.widgets;

import org.jspecify.annotations.Nullable;

/** A view, its content, or a table in it that can be exported as data. */
public interface DataSource {
    /** What is shown now; null while there is nothing. Called on the UI thread. */
    @Nullable
    Data data();
}
