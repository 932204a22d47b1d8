package org.daxscope.ui.tables;

import org.eclipse.swt.widgets.Composite;

import org.daxscope.ui.nls.TablesText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.widgets.Selections;
import org.daxscope.ui.widgets.SessionContent;
import org.daxscope.ui.widgets.SessionView;

/** What the media holds beside what bus, region and disk believe; files and mappings. */
public final class TablesView extends SessionView {
    @Override
    protected String purpose() {
        return TablesText.Purpose;
    }

    @Override
    protected SessionContent createContent(Composite parent, SessionService session) {
        Selections selections = new Selections();
        getSite().setSelectionProvider(selections);
        return new TablesContent(parent, selections);
    }
}
