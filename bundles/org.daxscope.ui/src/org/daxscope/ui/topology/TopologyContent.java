package org.daxscope.ui.topology;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.check.Violation;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Places;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Scene;
import org.daxscope.model.check.Problem;
import org.daxscope.model.check.Severity;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.problems.SessionProblems;
import org.daxscope.ui.properties.PropertySource;
import org.daxscope.ui.scene.ScenePart;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.DataSource;
import org.daxscope.ui.widgets.DataTable;
import org.daxscope.ui.widgets.Latest;
import org.daxscope.ui.widgets.SessionContent;

/** The tree, kept up with the session. */
public final class TopologyContent implements SessionContent, DataSource {
    private final TopologyView view;
    private final NodeTree tree;
    private final Latest<Question, Node> maker;
    /** Of what the tree was opened last. */
    private @Nullable Object opened;
    private final SessionProblems problems;
    private final NodeProperties properties;
    private final Causes causes;
    private @Nullable NodeSheet sheet;
    private boolean following;

    /** What to make a tree of. */
    private record Question(Scene scene, MachineImage image, List<Violation> broken) {
    }

    TopologyContent(Composite parent, TopologyView view) {
        this.view = view;
        SessionService session = session();
        problems = new SessionProblems(session, parent, this::refresh);
        causes = new Causes(parent, session, this::update);
        properties = new NodeProperties(session, causes, view::tell);
        tree = new NodeTree(parent, this::mark);
        TreeViewer viewer = tree.viewer();
        IWorkbenchPartSite site = view.getSite();
        site.setSelectionProvider(viewer);
        MenuManager menu = new MenuManager();
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        viewer.getTree().setMenu(menu.createContextMenu(viewer.getTree()));
        site.registerContextMenu(menu, viewer);
        viewer.addSelectionChangedListener(event -> look());
        NodeCommands commands = new NodeCommands(site, tree, session, problems, this::look);
        viewer.addDoubleClickListener(event -> commands.showInMap());
        maker = new Latest<>(tree.control(), TopologyText.Making,
                question -> TopologyTree.of(question.scene(), question.image(), question.broken()), this::show);
    }

    @Override
    public Control control() {
        return tree.control();
    }

    @Override
    public void show(SessionState state) {
        Scene scene = state.scene();
        if (scene != null)
            maker.ask(new Question(scene, state.image(), state.broken()));
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
        update();
    }

    /** What the property sheet says may have changed. */
    private void update() {
        NodeSheet shown = sheet;
        if (shown != null)
            shown.update();
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

    /** How bad the worst problem is of the part of the document that a node shows, or of what is below it. */
    private NodeLabels.Mark mark(Node node) {
        SessionDocument document = session().document();
        if (document == null || problems.all().isEmpty())
            return NodeLabels.Mark.NONE;
        NodeLabels.Mark worst = NodeLabels.Mark.NONE;
        ScenePart part = node.facts().part();
        EObject shown = part == null ? null : part.in(document.session().getScene());
        if (shown != null && node.kind() != NodeKind.BUS)
            for (Problem problem : problems.of(shown))
                worst = worse(worst, problem.severity() == Severity.ERROR ? NodeLabels.Mark.ERROR
                        : NodeLabels.Mark.WARNING);
        if (node.kind() != NodeKind.FILE)
            for (Node child : node.children())
                worst = worse(worst, mark(child));
        return worst;
    }

    private static NodeLabels.Mark worse(NodeLabels.Mark a, NodeLabels.Mark b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Problems came or went. */
    private void refresh() {
        if (!tree.control().isDisposed())
            tree.viewer().refresh();
    }

    /** The property sheet of what is selected. */
    IPropertySheetPage sheet() {
        NodeSheet page = new NodeSheet(this::source);
        sheet = page;
        return page;
    }

    /** The properties of a node as it is now. */
    PropertySource source(Node node) {
        Node newest = tree.find(node.path());
        return properties.of(newest == null ? node : newest);
    }

    @Override
    public @Nullable DataTable data() {
        Node root = tree.root();
        return root == null ? null : NodeRows.table(root, node -> tree.viewer().getExpandedState(node));
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
        return maker.isIdle() && causes.isIdle();
    }

    /** The tree, for tests. */
    NodeTree tree() {
        return tree;
    }
}
