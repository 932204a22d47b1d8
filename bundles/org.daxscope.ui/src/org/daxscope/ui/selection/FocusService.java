package org.daxscope.ui.selection;

import org.daxscope.machine.place.Span;
import org.jspecify.annotations.Nullable;

/**
 * The one range that all views look at, translated through the stack, and the history of where the user was. There is one for
 * all windows. All methods are called on the UI thread.
 */
public interface FocusService {
    /** Null until something was chosen. */
    @Nullable
    Focus focus();

    /**
     * Looks at a range. It is translated by the machine at the cursor; what lies nowhere there is looked at all the same.
     *
     * @param origin the part in which it was chosen, which is told too but need not follow
     */
    void set(Span span, @Nullable Object origin);

    /** Looks at what is selected in a part; does nothing when that lies nowhere. */
    void set(HasPlaces thing, @Nullable Object origin);

    boolean canBack();

    boolean canForward();

    /** Back to what was looked at before. */
    void back();

    void forward();

    void addListener(FocusListener listener);

    void removeListener(FocusListener listener);
}
