package org.daxscope.ui.pagemap;

import java.util.function.Consumer;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.widgets.ViewHandler;

/** Moves the Page Map of the active window. */
public final class MapHandler extends ViewHandler<PageMapContent> {
    /** The ways to move, by their names in plugin.xml. */
    private enum Move {
        ZOOM_IN(map -> map.zoom(1)), ZOOM_OUT(map -> map.zoom(-1)), FIT(PageMapContent::fit),
        NEXT_TROUBLE(map -> map.trouble(true)), PREVIOUS_TROUBLE(map -> map.trouble(false));

        private final Deed<PageMapContent> deed;

        Move(Consumer<PageMapContent> action) {
            deed = new Deed<>(action);
        }
    }

    public MapHandler() {
        super(DaxscopeUi.VIEW_PAGE_MAP, PageMapContent.class, name -> Move.valueOf(name).deed);
    }
}
