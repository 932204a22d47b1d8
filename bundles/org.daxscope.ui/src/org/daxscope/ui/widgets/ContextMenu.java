package org.daxscope.ui.widgets;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;

/** Gives a view the context menu to which plugin.xml adds what can be done to what is looked at. */
final class ContextMenu {
    private ContextMenu() {
    }

    /** Onto everything in a view that shows something and has no menu of its own. */
    static void onto(Control content, IViewSite site) {
        ISelectionProvider own = site.getSelectionProvider();
        ISelectionProvider provider = own == null ? new Selections() : own;
        MenuManager manager = new MenuManager();
        manager.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        manager.setRemoveAllWhenShown(true);
        manager.addMenuListener(menu -> menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS)));
        Menu menu = manager.createContextMenu(content);
        site.registerContextMenu(manager, provider);
        attach(content, menu);
    }

    private static void attach(Control control, Menu menu) {
        boolean shows = control instanceof Table || control instanceof Tree || control instanceof StyledText
                || control.getClass() == Canvas.class;
        if (shows && control.getMenu() == null)
            control.setMenu(menu);
        if (control instanceof Composite parent && !(control instanceof StyledText))
            for (Control child : parent.getChildren())
                attach(child, menu);
    }
}
