package org.daxscope.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.daxscope.ui.addresses.AddressesView;
import org.daxscope.ui.fragmentation.FragmentationContent;
import org.daxscope.ui.inspector.InspectorContent;
import org.daxscope.ui.journal.JournalContent;
import org.daxscope.ui.pagemap.PageMapContent;
import org.daxscope.ui.stack.StackContent;
import org.daxscope.ui.tables.TablesContent;
import org.daxscope.ui.topology.TopologyContent;
import org.daxscope.ui.widgets.SessionView;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;

/** The views that a page has, and whether they show what they were asked for. */
final class Views {
    private Views() {
    }

    /** Those of the session that were made already. */
    static List<SessionView> of(IWorkbenchPage page) {
        return Arrays.stream(page.getViewReferences()).map(reference -> reference.getView(false))
                .filter(SessionView.class::isInstance).map(SessionView.class::cast).toList();
    }

    /** Titles of the views, open in the page, that do not show yet what they were asked for. */
    static List<String> busy(IWorkbenchPage page) {
        List<String> busy = new ArrayList<>();
        for (IViewReference reference : page.getViewReferences()) {
            IViewPart view = reference.getView(false);
            if (view != null && !isIdle(view))
                busy.add(view.getTitle());
        }
        return busy;
    }

    private static boolean isIdle(IViewPart view) {
        if (view instanceof AddressesView addresses)
            return addresses.strip() == null || addresses.strip().isIdle();
        return !(view instanceof SessionView session) || switch (session.content()) {
            case TablesContent tables -> tables.isIdle();
            case PageMapContent map -> map.isIdle();
            case JournalContent journal -> journal.isIdle();
            case FragmentationContent fragmentation -> fragmentation.isIdle();
            case InspectorContent inspector -> inspector.isIdle();
            case StackContent stack -> stack.isIdle();
            case TopologyContent topology -> topology.isIdle();
            case null, default -> true;
        };
    }
}
