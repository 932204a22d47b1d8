package org.daxscope.ui.topology;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLayoutData;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TreeColumn;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.widgets.Icons;
import org.daxscope.ui.widgets.Names;
import org.daxscope.viz.PageState;

/** The tree on the screen: a column of things, and one for each kind of poison. */
final class NodeTree {
    private static final int NAME_WIDTH = 140;
    private static final int COUNT_WIDTH = 52;
    /** What stands open at first. */
    private static final Set<NodeKind> OPEN = EnumSet.of(NodeKind.MACHINE, NodeKind.BUS, NodeKind.REGION, NodeKind.DISK,
            NodeKind.DM, NodeKind.FILE_SYSTEM, NodeKind.PROCESS);

    private final Composite frame;
    private final TreeViewer viewer;
    private final NodeContents contents = new NodeContents();
    private @Nullable Node root;

    NodeTree(Composite parent, Function<Node, NodeLabels.Mark> marks) {
        frame = new Composite(parent, SWT.NONE);
        TreeColumnLayout layout = new TreeColumnLayout();
        frame.setLayout(layout);
        viewer = new TreeViewer(frame, SWT.FULL_SELECTION | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
        viewer.setUseHashlookup(true);
        viewer.getTree().setHeaderVisible(true);
        Names.give(viewer.getTree(), TopologyText.Tree);
        Icons icons = new Icons(viewer.getTree());
        TreeViewerColumn names = column(layout, SWT.LEFT, new ColumnWeightData(1, NAME_WIDTH, true));
        names.getColumn().setText(TopologyText.Thing);
        names.getColumn().setToolTipText(TopologyText.ThingHint);
        names.setLabelProvider(new NodeLabels(viewer.getTree(), marks));
        for (PageState state : PoisonColumn.STATES) {
            TreeViewerColumn counts = column(layout, SWT.RIGHT, new ColumnPixelData(COUNT_WIDTH, true, false));
            TreeColumn head = counts.getColumn();
            head.setImage(icons.get(PoisonColumn.icon(state)));
            head.setToolTipText(state.displayName() + ": " + state.explanation() + ' ' + TopologyText.CountHint);
            counts.setLabelProvider(new PoisonColumn(viewer.getTree(), state));
        }
        viewer.setContentProvider(contents);
        ColumnViewerToolTipSupport.enableFor(viewer);
        viewer.setInput(this);
    }

    private TreeViewerColumn column(TreeColumnLayout layout, int style, ColumnLayoutData width) {
        TreeViewerColumn column = new TreeViewerColumn(viewer, style);
        layout.setColumnData(column.getColumn(), width);
        return column;
    }

    Composite control() {
        return frame;
    }

    TreeViewer viewer() {
        return viewer;
    }

    @Nullable
    Node root() {
        return root;
    }

    /** Shows another tree; what is selected and expanded stays so. */
    void show(Node next) {
        root = next;
        contents.setRoot(next);
        viewer.getTree().setRedraw(false);
        try {
            viewer.refresh();
        } finally {
            viewer.getTree().setRedraw(true);
        }
    }

    /** Expands what is of interest at first. */
    void open() {
        if (root != null)
            open(root);
    }

    private void open(Node node) {
        if (!OPEN.contains(node.kind()))
            return;
        viewer.setExpandedState(node, true);
        node.children().forEach(this::open);
    }

    /** Selected nodes, as the newest tree has them. */
    List<Node> selected() {
        return viewer.getStructuredSelection().stream().filter(Node.class::isInstance).map(Node.class::cast)
                .map(node -> find(node.path())).filter(found -> found != null).toList();
    }

    /** The newest node of a path; null when there is none, or when nobody has looked there yet. */
    @Nullable
    Node find(String path) {
        Node at = root;
        while (at != null && !at.path().equals(path)) {
            Node from = at;
            at = from.children().stream()
                    .filter(child -> path.equals(child.path()) || path.startsWith(child.path() + '/'))
                    .findFirst().orElse(null);
        }
        return at;
    }

    void select(Node node) {
        viewer.setSelection(new StructuredSelection(node), true);
    }
}
