package org.daxscope.ui.topology;

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
        if (getControl() instanceof Tree tree && tree.getItemCount() > 0
                && Stream.of(tree.getItems()).noneMatch(TreeItem::getExpanded))
            open(tree);
    }

    /** The viewer opens one group of the first things that it shows, and leaves others shut: then nothing would be seen. */
    private static void open(Tree tree) {
        for (TreeItem group : tree.getItems()) {
            Event event = new Event();
            event.item = group;
            tree.notifyListeners(SWT.Expand, event);
            group.setExpanded(true);
        }
    }

    /** Shows the properties as they are now; nothing while nobody looks. */
    void update() {
        if (getControl() != null && !getControl().isDisposed())
            refresh();
    }
}
