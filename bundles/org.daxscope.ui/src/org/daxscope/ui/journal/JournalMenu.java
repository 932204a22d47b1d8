package org.daxscope.ui.journal;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchActionConstants;

import org.daxscope.ui.DaxscopeUi;

/** The context menu of the tree; plugin.xml and others put commands into it. */
final class JournalMenu {
    private JournalMenu() {
    }

    static void onto(JournalContent content, IViewPart view) {
        MenuManager menu = new MenuManager("#PopupMenu", DaxscopeUi.VIEW_JOURNAL);
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        Tree tree = content.tree().tree();
        tree.setMenu(menu.createContextMenu(tree));
        view.getSite().registerContextMenu(menu, view.getSite().getSelectionProvider());
    }
}
