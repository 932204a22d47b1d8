package org.daxscope.ui.topology;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.jspecify.annotations.Nullable;

/** Gives a viewer the nodes of the newest tree, whatever its input. */
final class NodeContents implements ITreeContentProvider {
    private @Nullable Node root;

    void setRoot(Node next) {
        root = next;
    }

    @Override
    @SuppressWarnings("null")
    public Object[] getElements(Object input) {
        Node machine = root;
        return machine == null ? new Object[0] : new Object[] {machine};
    }

    @Override
    @SuppressWarnings("null")
    public Object[] getChildren(Object element) {
        return element instanceof Node node ? node.children().toArray() : new Object[0];
    }

    @Override
    @SuppressWarnings("null")
    public @Nullable Object getParent(Object element) {
        return element instanceof Node node ? node.parent() : null;
    }

    @Override
    @SuppressWarnings("null")
    public boolean hasChildren(Object element) {
        return element instanceof Node node && node.hasChildren();
    }
}
