package org.daxscope.ui.widgets;

import org.jspecify.annotations.Nullable;

/** A view, or its content, that can be exported as a picture. */
public interface PictureSource {
    /** What is shown now; null while there is nothing to see. Called on the UI thread. */
    @Nullable
    Picture picture();
}
