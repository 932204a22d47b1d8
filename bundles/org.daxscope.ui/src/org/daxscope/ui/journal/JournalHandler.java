package org.daxscope.ui.journal;

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

/** Does something in the Journal of the active window, whichever view is active; plugin.xml says what. */
public final class JournalHandler extends AbstractHandler implements IExecutableExtension, IElementUpdater {
    private Deed deed = Deed.LOOK;

    /** What can be done, named in plugin.xml behind the class, and for choices how they stand. */
    private enum Deed {
        LOOK(JournalContent::lookFor), NEXT(journal -> journal.goToMatch(true)),
        PREVIOUS(journal -> journal.goToMatch(false)), FIRST_REFUSAL(JournalContent::goToFirstRefusal),
        COPY(journal -> journal.copy(false)), COPY_INSIDE(journal -> journal.copy(true)),
        UNFOLD(journal -> journal.tree().unfoldSelected()), FOLD(journal -> journal.tree().foldAll()),
        GO_TO_STEP(JournalContent::goToStep), CUT_POWER(JournalContent::cutPower),
        CHANGES(journal -> journal.filter(now -> now.withChanges(!now.changes())),
                journal -> journal.filter().changes()),
        REFUSALS(journal -> journal.filter(now -> now.withRefusals(!now.refusals())),
                journal -> journal.filter().refusals()),
        HIDE(journal -> journal.filter(now -> now.withHiding(!now.hiding())), journal -> journal.filter().hiding()),
        WHOLE_RUN(journal -> journal.setWholeRun(!journal.isWholeRun()), JournalContent::isWholeRun);

        private final Consumer<JournalContent> action;
        private final Predicate<JournalContent> checked;

        Deed(Consumer<JournalContent> action) {
            this(action, journal -> false);
        }

        Deed(Consumer<JournalContent> action, Predicate<JournalContent> checked) {
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
        JournalContent journal = journal(window);
        if (journal == null)
            return null;
        deed.action.accept(journal);
        window.getService(ICommandService.class).refreshElements(event.getCommand().getId(), null);
        return null;
    }

    @Override
    @SuppressWarnings({"rawtypes", "null"})
    public void updateElement(UIElement element, Map parameters) {
        JournalContent journal = journal(PlatformUI.getWorkbench().getActiveWorkbenchWindow());
        element.setChecked(journal != null && deed.checked.test(journal));
    }

    private static @Nullable JournalContent journal(@Nullable IWorkbenchWindow window) {
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        return page != null && page.findView(DaxscopeUi.VIEW_JOURNAL) instanceof JournalView view
                && view.content() instanceof JournalContent content ? content : null;
    }
}
