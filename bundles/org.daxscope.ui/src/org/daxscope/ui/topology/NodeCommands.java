package org.daxscope.ui.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.jspecify.annotations.Nullable;

import org.daxscope.model.check.Problem;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.problems.QuickFixes;
import org.daxscope.ui.problems.SessionProblems;
import org.daxscope.ui.scene.SceneEdits;
import org.daxscope.ui.scene.ScenePart;
import org.daxscope.ui.session.SessionService;

/** What can be done with the selected nodes, by commands. */
final class NodeCommands {
    private final IWorkbenchPartSite site;
    private final NodeTree tree;
    private final SessionService session;
    private final SessionProblems problems;
    private final Runnable look;

    /** @param look makes what is selected what all views look at */
    NodeCommands(IWorkbenchPartSite site, NodeTree tree, SessionService session, SessionProblems problems,
            Runnable look) {
        this.site = site;
        this.tree = tree;
        this.session = session;
        this.problems = problems;
        this.look = look;
        on(IWorkbenchCommandConstants.EDIT_DELETE, this::delete,
                () -> parts().stream().anyMatch(SceneEdits::canDelete));
        on(IWorkbenchCommandConstants.FILE_RENAME, this::rename,
                () -> parts().size() == 1 && SceneEdits.nameFeature(parts().getFirst()) != null);
        on(DaxscopeUi.COMMAND_DUPLICATE, this::duplicate,
                () -> parts().size() == 1 && SceneEdits.canDuplicate(parts().getFirst()));
        on(IWorkbenchCommandConstants.FILE_PROPERTIES, () -> show(IPageLayout.ID_PROP_SHEET), () -> true);
        on(DaxscopeUi.COMMAND_SHOW_IN_MAP, this::showInMap,
                () -> tree.selected().stream().anyMatch(node -> node.facts().span() != null));
        on(DaxscopeUi.COMMAND_QUICK_FIX, this::mend, () -> !selectedProblems().isEmpty());
    }

    private void on(String command, Runnable action, BooleanSupplier enabled) {
        site.getService(IHandlerService.class).activateHandler(command, new AbstractHandler() {
            @Override
            @SuppressWarnings("null")
            public @Nullable Object execute(ExecutionEvent event) {
                if (enabled.getAsBoolean())
                    action.run();
                return null;
            }

            @Override
            @SuppressWarnings("null")
            public void setEnabled(@Nullable Object context) {
                setBaseEnabled(enabled.getAsBoolean());
            }
        });
    }

    /** The parts of the document that are selected; none for a recording and for what steps made. */
    private List<EObject> parts() {
        List<EObject> parts = new ArrayList<>();
        SessionDocument document = session.document();
        if (document != null)
            for (Node node : tree.selected()) {
                ScenePart part = node.facts().part();
                EObject found = part == null ? null : part.in(document.session().getScene());
                if (found != null)
                    parts.add(found);
            }
        return parts;
    }

    private void delete() {
        SessionDocument document = session.document();
        if (document != null)
            new SceneEdits(document).delete(parts());
    }

    private void duplicate() {
        SessionDocument document = session.document();
        if (document != null)
            new SceneEdits(document).duplicate(parts().getFirst());
    }

    private void rename() {
        SessionDocument document = session.document();
        if (document == null)
            return;
        EObject part = parts().getFirst();
        String name = SceneEdits.name(part);
        InputDialog dialog = new InputDialog(site.getShell(), TopologyText.RenameTitle,
                NLS.bind(TopologyText.RenameQuestion, name), name,
                text -> text.isBlank() ? TopologyText.RenameEmpty : null);
        if (dialog.open() == Window.OK && !dialog.getValue().strip().equals(name))
            new SceneEdits(document).rename(part, dialog.getValue().strip());
    }

    void showInMap() {
        look.run();
        show(DaxscopeUi.VIEW_PAGE_MAP);
    }

    private void show(String view) {
        try {
            site.getPage().showView(view);
        } catch (PartInitException failure) {
            ILog.of(NodeCommands.class).error(view, failure);
        }
    }

    private List<Problem> selectedProblems() {
        return parts().stream().flatMap(part -> problems.of(part).stream()).distinct().toList();
    }

    private void mend() {
        new QuickFixes(session, tree.viewer().getTree()).mend(selectedProblems());
    }
}
