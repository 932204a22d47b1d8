package org.daxscope.ui.topology;

import java.util.function.Function;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.topology.Node.Origin;
import org.daxscope.ui.widgets.Icons;

/** Name, size and state of a thing, with marks for what a step made and for what is wrong in the document. */
final class NodeLabels extends StyledCellLabelProvider {
    private final LocalResourceManager resources;
    private final Function<Node, Mark> marks;

    /** What is wrong with a thing, or below it. */
    enum Mark {
        NONE, WARNING, ERROR
    }

    NodeLabels(Control owner, Function<Node, Mark> marks) {
        this.marks = marks;
        resources = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    @Override
    @SuppressWarnings("null")
    public void update(ViewerCell cell) {
        if (cell.getElement() instanceof Node node) {
            StyledString text = text(node);
            cell.setText(text.getString());
            cell.setStyleRanges(text.getStyleRanges());
            cell.setImage(image(node));
        }
        super.update(cell);
    }

    private static StyledString text(Node node) {
        StyledString text = new StyledString(node.name());
        String detail = node.facts().detail();
        if (!detail.isEmpty())
            text.append("  " + detail, StyledString.QUALIFIER_STYLER);
        if (node.facts().origin() == Origin.STEP)
            text.append("  " + TopologyText.MadeByStep, StyledString.COUNTER_STYLER);
        return text;
    }

    private Image image(Node node) {
        boolean broken = node.kind() == NodeKind.BELIEF && node.hasChildren();
        ImageDescriptor icon = Icons.descriptor((broken ? NodeKind.INVARIANT : node.kind()).icon());
        String origin = switch (node.facts().origin()) {
            case SCENE -> "";
            case STEP -> "mark_step";
            case GONE -> "mark_gone";
        };
        if (!origin.isEmpty())
            icon = new DecorationOverlayIcon(resources.get(icon), Icons.descriptor(origin), IDecoration.TOP_RIGHT);
        Mark mark = marks.apply(node);
        if (mark != Mark.NONE)
            icon = new DecorationOverlayIcon(resources.get(icon),
                    Icons.descriptor(mark == Mark.ERROR ? "mark_error" : "mark_warning"), IDecoration.BOTTOM_LEFT);
        return resources.get(icon);
    }

    @Override
    @SuppressWarnings("null")
    public @Nullable String getToolTipText(Object element) {
        return element instanceof Node node ? NodeTips.of(node) : null;
    }
}
