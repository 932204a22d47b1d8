package org.daxscope.ui.pagemap;

import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.DaxscopeUi;

/** Moves the Page Map of the active window, whichever view is active; plugin.xml says how. */
public final class MapHandler extends AbstractHandler implements IExecutableExtension {
    private Move move = Move.FIT;

    /** The ways to move, named in plugin.xml behind the class. */
    private enum Move {
        ZOOM_IN(map -> map.zoom(1)), ZOOM_OUT(map -> map.zoom(-1)), FIT(PageMapContent::fit),
        NEXT_TROUBLE(map -> map.trouble(true)), PREVIOUS_TROUBLE(map -> map.trouble(false));

        private final Consumer<PageMapContent> action;

        Move(Consumer<PageMapContent> action) {
            this.action = action;
        }
    }

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        move = Move.valueOf(String.valueOf(data));
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
        if (page != null && page.findView(DaxscopeUi.VIEW_PAGE_MAP) instanceof PageMapView view
                && view.content() instanceof PageMapContent map)
            move.action.accept(map);
        return null;
    }
}
