package org.daxscope.ui.topology;

import java.util.List;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;
import org.jspecify.annotations.Nullable;

import org.eclipse.core.runtime.ILog;

import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Scene;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.SessionContent;

/** The tree, kept up with the session. */
public final class TopologyContent implements SessionContent {
    private final TopologyView view;
    private final NodeTree tree;
    private final Latest<Question, Node> maker;
    /** Of what the tree was opened last. */
    private @Nullable Object opened;
    private boolean following;

    /** What to make a tree of. */
    private record Question(Scene scene, MachineImage image) {
    }

    TopologyContent(Composite parent, TopologyView view) {
        this.view = view;
        tree = new NodeTree(parent, node -> NodeLabels.Mark.NONE);
        TreeViewer viewer = tree.viewer();
        IWorkbenchPartSite site = view.getSite();
        site.setSelectionProvider(viewer);
        MenuManager menu = new MenuManager();
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        viewer.getTree().setMenu(menu.createContextMenu(viewer.getTree()));
        site.registerContextMenu(menu, viewer);
        viewer.addSelectionChangedListener(event -> look());
        viewer.addDoubleClickListener(event -> showInMap());
        maker = new Latest<>(tree.control(), TopologyText.Making,
                question -> TopologyTree.of(question.scene(), question.image()), this::show);
    }

    @Override
    public Control control() {
        return tree.control();
    }

    @Override
    public void show(SessionState state) {
        Scene scene = state.scene();
        if (scene != null)
            maker.ask(new Question(scene, state.image()));
    }

    private void show(Node root) {
        SessionState state = session().state();
        Object what = List.of(state.title(), String.valueOf(state.file()), state.kernel());
        following = true;
        try {
            tree.show(root);
        } finally {
            following = false;
        }
        if (!what.equals(opened))
            tree.open();
        opened = what;
    }

    /** What is selected is what all views look at. */
    private void look() {
        if (following)
            return;
        List<Node> selected = tree.selected();
        Span span = selected.isEmpty() ? null : selected.getFirst().facts().span();
        if (span != null)
            view.getSite().getService(FocusService.class).set(span, view);
    }

    private void showInMap() {
        look();
        try {
            view.getSite().getPage().showView(DaxscopeUi.VIEW_PAGE_MAP);
        } catch (PartInitException failure) {
            ILog.of(TopologyContent.class).error(DaxscopeUi.VIEW_PAGE_MAP, failure);
        }
    }

    /**
     * Selects what holds the range that the user looks at in another view. A selection that holds it already stays, for
     * it says more than the disk would.
     */
    @Override
    public void follow(Focus focus) {
        Node root = tree.root();
        Node found = root == null ? null : NodeFinder.of(root, focus);
        if (found == null || tree.selected().stream().anyMatch(node -> node.equals(found) || holds(node, found, focus)))
            return;
        following = true;
        try {
            tree.select(found);
        } finally {
            following = false;
        }
    }

    private boolean holds(Node selected, Node found, Focus focus) {
        Span span = selected.facts().span();
        if (found.kind() != NodeKind.DISK || span == null)
            return false;
        List<Span> here = new Places(session().state().image()).down(span);
        return focus.places().stream().anyMatch(place -> here.stream().anyMatch(disk -> disk.name()
                .equals(place.device()) && disk.start() <= place.start() && place.end() <= disk.end()));
    }

    private SessionService session() {
        return view.getSite().getService(SessionService.class);
    }

    @Override
    public void setFocus() {
        tree.viewer().getTree().setFocus();
    }

    /** Whether everything asked for is shown, for tests. */
    public boolean isIdle() {
        return maker.isIdle();
    }

    /** The tree, for tests. */
    NodeTree tree() {
        return tree;
    }
}
