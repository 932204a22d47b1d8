package org.daxscope.ui.export;

import org.jspecify.annotations.Nullable;

import org.daxscope.ui.widgets.DataSource;
import org.daxscope.ui.widgets.Grid;
import org.daxscope.ui.widgets.PictureSource;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** What of a part can be exported. */
final class Exported {
    private Exported() {
    }

    /** The part, or its content; null when neither is a picture. */
    static @Nullable PictureSource picture(@Nullable Object part) {
        if (part instanceof PictureSource source)
            return source;
        return part instanceof SessionView view && view.content() instanceof PictureSource source ? source : null;
    }

    /** The part, its content, or the table in sight in it; null when there is none. */
    static @Nullable DataSource data(@Nullable Object part) {
        if (part instanceof DataSource source)
            return source;
        SessionContent content = part instanceof SessionView view ? view.content() : null;
        if (content instanceof DataSource source)
            return source;
        return content == null ? null : Grid.shownIn(content.control());
    }
}
