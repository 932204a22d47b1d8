package org.daxscope.ui.pagemap;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.PageMapText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** A disk or a file as a zoomable map. */
public final class PageMapView extends SessionView {
    @Override
    protected String purpose() {
        return PageMapText.Purpose;
    }

    @Override
    protected SessionContent createContent(Composite parent, SessionService session) {
        Selections selections = new Selections();
        getSite().setSelectionProvider(selections);
        PageMapContent content = new PageMapContent(parent, selections);
        followPreferences(content);
        return content;
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
