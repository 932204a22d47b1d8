package org.daxscope.ui.addresses;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.selection.FocusListener;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.session.SessionListener;
import org.daxscope.ui.session.SessionService;

/** A thin strip above the map: what the user looks at, in every address space. */
public final class AddressesView extends ViewPart {
    private @Nullable AddressStrip strip;

    @Override
    @SuppressWarnings("null")
    public void createPartControl(Composite parent) {
        getSite().getService(IContextService.class).activateContext(DaxscopeUi.CONTEXT);
        SessionService session = getSite().getService(SessionService.class);
        FocusService focus = getSite().getService(FocusService.class);
        AddressStrip made = new AddressStrip(parent, focus);
        SessionListener shower = made::show;
        FocusListener follower = made::follow;
        session.addListener(shower);
        focus.addListener(follower);
        made.control().addListener(SWT.Dispose, event -> {
            session.removeListener(shower);
            focus.removeListener(follower);
        });
        made.show(session.state());
        strip = made;
    }

    /** The strip, for tests; null before the view was created. */
    public @Nullable AddressStrip strip() {
        return strip;
    }

    @Override
    public void setFocus() {
        if (strip != null)
            strip.setFocus();
    }
}
