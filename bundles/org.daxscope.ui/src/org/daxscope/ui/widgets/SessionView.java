package org.daxscope.ui.widgets;

import org.eclipse.osgi.util.NLS;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.WorkbenchText;
import org.daxscope.ui.selection.Focus;
import org.daxscope.ui.selection.FocusListener;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.selection.HasPlaces;
import org.daxscope.ui.session.SessionListener;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;

/** A view of the session: a hint while nothing is open, its content otherwise. */
public abstract class SessionView extends ViewPart {
    private static final String PINNED = "pinned";

    private @Nullable Stage stage;
    private @Nullable ViewMenu menu;
    private boolean pinned;
    private String name = "";

    /** One sentence that says what the view will show. */
    protected abstract String purpose();

    protected abstract SessionContent createContent(Composite parent, SessionService session);

    @Override
    @SuppressWarnings("null")
    public void init(IViewSite site, @Nullable IMemento memento) throws PartInitException {
        super.init(site, memento);
        pinned = memento != null && Boolean.TRUE.equals(memento.getBoolean(PINNED));
    }

    @Override
    @SuppressWarnings("null")
    public void saveState(IMemento memento) {
        memento.putBoolean(PINNED, pinned);
    }

    @Override
    public final void createPartControl(Composite parent) {
        SessionService session = getSite().getService(SessionService.class);
        getSite().getService(IContextService.class).activateContext(DaxscopeUi.CONTEXT);
        RecordingDrop.onto(parent, session);
        stage = new Stage(parent, session);
        name = getPartName();
        menu = new ViewMenu(this);
        setPinned(pinned);
    }

    /** A pinned view stays where it is, whatever is selected elsewhere. One that is set free goes where the others are. */
    public void setPinned(boolean stays) {
        boolean free = pinned && !stays;
        pinned = stays;
        setPartName(stays ? NLS.bind(WorkbenchText.Pinned, name) : name);
        if (menu != null)
            menu.showPinned(stays);
        Focus focus = getSite().getService(FocusService.class).focus();
        SessionContent content = content();
        if (free && focus != null && content != null)
            content.follow(focus);
    }

    public boolean isPinned() {
        return pinned;
    }

    /** The content, for tests; null before the view was created. */
    public @Nullable SessionContent content() {
        Stage shown = stage;
        return shown == null ? null : shown.content;
    }

    @Override
    public void setFocus() {
        if (stage != null)
            stage.setFocus();
    }

    /** The two faces of the view. */
    private final class Stage {
        private final Composite root;
        private final StackLayout layout = new StackLayout();
        private final EmptyHint hint;
        private final SessionContent content;

        Stage(Composite parent, SessionService session) {
            root = new Composite(parent, SWT.NONE);
            root.setLayout(layout);
            hint = new EmptyHint(root, purpose(), getSite());
            content = createContent(root, session);
            ContextMenu.onto(content.control(), getViewSite());
            SessionListener listener = this::show;
            session.addListener(listener);
            FocusService focus = getSite().getService(FocusService.class);
            FocusListener follower = next -> {
                if (!pinned && next.origin() != SessionView.this)
                    content.follow(next);
            };
            focus.addListener(follower);
            publishSelection(focus);
            root.addListener(SWT.Dispose, event -> {
                session.removeListener(listener);
                focus.removeListener(follower);
            });
            show(session.state());
        }

        /** What is selected here and lies somewhere is what all views look at. */
        private void publishSelection(FocusService focus) {
            ISelectionProvider provider = getSite().getSelectionProvider();
            if (provider != null)
                provider.addSelectionChangedListener(event -> {
                    if (event.getStructuredSelection().getFirstElement() instanceof HasPlaces thing)
                        focus.set(thing, SessionView.this);
                });
        }

        private void show(SessionState state) {
            if (state.isOpen())
                content.show(state);
            Control face = state.isOpen() ? content.control() : hint.control();
            boolean turned = layout.topControl != face;
            layout.topControl = face;
            root.layout();
            // A focus that stays on the hidden face would swallow all keys.
            if (turned && getSite().getPage().getActivePart() == SessionView.this)
                setFocus();
            getViewSite().getActionBars().getStatusLineManager().setMessage(StatusText.of(state));
        }

        private void setFocus() {
            if (layout.topControl == hint.control())
                hint.setFocus();
            else
                content.setFocus();
        }
    }
}
