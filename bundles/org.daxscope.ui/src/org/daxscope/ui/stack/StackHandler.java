package org.daxscope.ui.stack;

import java.util.Map;
import java.util.function.Consumer;
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

import org.daxscope.ui.DaxscopeUi;

/** Plays in the DAX Stack of the active window, whichever view is active; plugin.xml says what. */
public final class StackHandler extends AbstractHandler implements IExecutableExtension, IElementUpdater {
    private Deed deed = Deed.FORWARD;

    /** What can be done, named in plugin.xml behind the class, and for choices how they stand. */
    private enum Deed {
        FORWARD(stack -> stack.step(1)), BACK(stack -> stack.step(-1)), STAND(StackContent::stand),
        PLAY(stack -> stack.setPlaying(!stack.isPlaying()), StackContent::isPlaying);

        private final Consumer<StackContent> action;
        private final Predicate<StackContent> checked;

        Deed(Consumer<StackContent> action) {
            this(action, stack -> false);
        }

        Deed(Consumer<StackContent> action, Predicate<StackContent> checked) {
            this.action = action;
            this.checked = checked;
        }
    }

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        deed = Deed.valueOf(String.valueOf(data));
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        StackContent stack = stack(window);
        if (stack == null)
            return null;
        deed.action.accept(stack);
        window.getService(ICommandService.class).refreshElements(event.getCommand().getId(), null);
        return null;
    }

    @Override
    @SuppressWarnings({"rawtypes", "null"})
    public void updateElement(UIElement element, Map parameters) {
        StackContent stack = stack(PlatformUI.getWorkbench().getActiveWorkbenchWindow());
        element.setChecked(stack != null && deed.checked.test(stack));
    }

    private static @Nullable StackContent stack(@Nullable IWorkbenchWindow window) {
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        return page != null && page.findView(DaxscopeUi.VIEW_STACK) instanceof StackView view
                && view.content() instanceof StackContent content ? content : null;
    }
}
