package org.daxscope.ui.pagemap;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.PageMapText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** A disk, a file or what a process maps as a zoomable map. */
public final class PageMapView extends SessionView {
    private MapOptions saved = MapOptions.USUAL;
    private @Nullable PageMapContent content;

    @Override
    @SuppressWarnings("null")
    public void init(IViewSite site, @Nullable IMemento memento) throws PartInitException {
        super.init(site, memento);
        saved = MapOptions.read(memento);
    }

    @Override
    @SuppressWarnings("null")
    public void saveState(IMemento memento) {
        super.saveState(memento);
        PageMapContent shown = content;
        (shown == null ? saved : shown.options()).save(memento);
    }

    @Override
    protected String purpose() {
        return PageMapText.Purpose;
    }

    @Override
    protected SessionContent createContent(Composite parent, SessionService session) {
        Selections selections = new Selections();
        getSite().setSelectionProvider(selections);
        PageMapContent made = new PageMapContent(parent, selections, saved);
        content = made;
        followPreferences(made);
        new MapMenu(made).fill(getViewSite().getActionBars());
        createContextMenu(made.map().control(), selections);
        return made;
    }

    /** What is done to the selection comes from plugin.xml, as everywhere. */
    private void createContextMenu(Control control, Selections selections) {
        MenuManager menu = new MenuManager();
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        control.setMenu(menu.createContextMenu(control));
        getSite().registerContextMenu(menu, selections);
    }

    private static void followPreferences(PageMapContent content) {
        IEclipsePreferences node = InstanceScope.INSTANCE.getNode(DaxscopeUi.PLUGIN);
        IPreferenceChangeListener listener = event -> {
            if (DaxscopeUi.PREFERENCE_PALETTE.equals(event.getKey()))
                content.usePreferredPalette();
        };
        node.addPreferenceChangeListener(listener);
        content.control().addListener(SWT.Dispose, event -> node.removePreferenceChangeListener(listener));
    }
}
