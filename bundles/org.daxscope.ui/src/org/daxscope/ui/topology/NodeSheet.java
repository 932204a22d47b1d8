package org.daxscope.ui.topology;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.views.properties.IPropertySheetEntry;
import org.eclipse.ui.views.properties.PropertySheetPage;
import org.eclipse.ui.views.properties.PropertySheetSorter;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.PropertiesText;
import org.daxscope.ui.properties.PropertySource;

/** The property sheet of nodes: the scene first, then the machine, each in the order in which it is told. */
final class NodeSheet extends PropertySheetPage {
    /** The groups that are shown. */
    private List<String> groups = List.of();

    NodeSheet(Function<Node, PropertySource> sources) {
        setPropertySourceProvider(thing -> thing instanceof Node node ? sources.apply(node) : null);
        setSorter(new PropertySheetSorter() {
            @Override
            @SuppressWarnings("null")
            public int compare(@Nullable IPropertySheetEntry a, @Nullable IPropertySheetEntry b) {
                return 0;
            }

            @Override
            @SuppressWarnings("null")
            public int compareCategories(String a, String b) {
                return Boolean.compare(a.equals(PropertiesText.AtCursor), b.equals(PropertiesText.AtCursor));
            }
        });
    }

    @Override
    @SuppressWarnings("null")
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        super.selectionChanged(part, selection);
        open();
    }

    /** A group that takes the row of another one comes folded: all are opened when they are others than before. */
    private void open() {
        if (!(getControl() instanceof Tree tree) || tree.isDisposed())
            return;
        List<String> now = Stream.of(tree.getItems()).map(TreeItem::getText).toList();
        if (now.equals(groups))
            return;
        groups = now;
        for (TreeItem group : tree.getItems())
            if (group.getItemCount() > 0 && !group.getExpanded()) {
                Event opening = new Event();
                opening.item = group;
                tree.notifyListeners(SWT.Expand, opening);
                group.setExpanded(true);
            }
    }

    /** Shows the properties as they are now; nothing while nobody looks. */
    void update() {
        if (getControl() == null || getControl().isDisposed())
            return;
        refresh();
        open();
    }
}
