package org.daxscope.ui.widgets;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.jspecify.annotations.Nullable;

/**
 * Does something in a view of the active window, whichever view is active. plugin.xml names the deed behind the class.
 *
 * @param <C> the view's content
 */
public abstract class ViewHandler<C extends SessionContent> extends AbstractHandler
        implements
            IExecutableExtension,
            IElementUpdater {
    private final String view;
    private final Class<C> content;
    private final Function<String, Deed<C>> deeds;
    private @Nullable Deed<C> deed;

    /**
     * Something that can be done.
     *
     * @param checked how a choice stands; never for what is no choice
     */
    public record Deed<C>(Consumer<C> action, Predicate<C> checked) {
        public Deed(Consumer<C> action) {
            this(action, content -> false);
        }
    }

    /**
     * @param view its id
     * @param content its class
     * @param deeds finds what can be done by its name in plugin.xml
     */
    protected ViewHandler(String view, Class<C> content, Function<String, Deed<C>> deeds) {
        this.view = view;
        this.content = content;
        this.deeds = deeds;
    }

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        deed = deeds.apply(String.valueOf(data));
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        C shown = content(window);
        Deed<C> asked = deed;
        if (shown == null || asked == null)
            return null;
        asked.action().accept(shown);
        window.getService(ICommandService.class).refreshElements(event.getCommand().getId(), null);
        return null;
    }

    @Override
    @SuppressWarnings({"rawtypes", "null"})
    public void updateElement(UIElement element, Map parameters) {
        C shown = content(PlatformUI.getWorkbench().getActiveWorkbenchWindow());
        Deed<C> asked = deed;
        element.setChecked(shown != null && asked != null && asked.checked().test(shown));
    }

    private @Nullable C content(@Nullable IWorkbenchWindow window) {
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        return page != null && page.findView(view) instanceof SessionView open && content.isInstance(open.content())
                ? content.cast(open.content())
                : null;
    }
}
