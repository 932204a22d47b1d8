package org.daxscope.ui.topology;

import java.util.function.Function;

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

    /** Shows the properties as they are now; nothing while nobody looks. */
    void update() {
        if (getControl() != null && !getControl().isDisposed())
            refresh();
    }
}
