package org.daxscope.ui.stories;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.StoryText;
import org.daxscope.ui.session.SessionService;
import org.daxscope.ui.session.SessionState;
import org.daxscope.ui.widgets.Names;

/** Tells a story beside its steps: what to see now, and a button for what comes next. Takes no room while no story runs. */
public final class CoachStrip {
    /** Longer tellings are scrolled, so that the steps keep their room. */
    private static final int MOST_LINES = 9;

    private final SessionService session;
    private final Composite root;
    private final Label title;
    private final StyledText telling;
    private final Composite buttons;
    private final Button next;
    private final Button again;
    private final Button another;
    private @Nullable StoryGuide guide;

    public CoachStrip(Composite parent, SessionService session) {
        this.session = session;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 6).spacing(0, 6).applyTo(root);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(root);
        root.setVisible(false);
        title = new Label(root, SWT.NONE);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(title);
        telling = new StyledText(root, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        telling.setAlwaysShowScrollBars(false);
        telling.setLineSpacing(2);
        telling.setCaret(null);
        Names.give(telling, StoryText.Telling);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(telling);
        buttons = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(buttons);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(buttons);
        next = button(StoryText.NextHint, session::forward);
        again = button(StoryText.AgainHint, this::startAgain);
        again.setText(StoryText.Again);
        another = button(StoryText.AnotherHint, this::startAnother);
        root.addListener(SWT.Resize, event -> fit());
    }

    private Button button(String hint, Runnable action) {
        Button button = new Button(buttons, SWT.PUSH);
        button.setToolTipText(hint);
        button.addListener(SWT.Selection, event -> action.run());
        GridDataFactory.swtDefaults().applyTo(button);
        return button;
    }

    public void show(SessionState state) {
        StoryGuide now = StoryGuide.of(state).orElse(null);
        guide = now;
        setShown(root, now != null);
        if (now != null)
            tell(now);
    }

    private void tell(StoryGuide now) {
        title.setText(now.heading());
        if (!now.atCursor().equals(telling.getText()))
            telling.setText(now.atCursor());
        String following = now.next();
        next.setText(NLS.bind(StoryText.Next, following.replace("&", "&&")));
        setShown(next, !following.isEmpty());
        setShown(again, now.isOver() || !now.isOnItsWay());
        setShown(another, now.isOver() && now.successor().isPresent());
        now.successor().ifPresent(
                story -> another.setText(NLS.bind(StoryText.Another, story.title().replace("&", "&&"))));
        // Buttons that came, went or changed their words move the others.
        another.requestLayout();
        fit();
    }

    /** Gives the telling the height that its text needs at the strip's width. */
    private void fit() {
        int width = root.getClientArea().width - 16;
        if (width <= 0)
            return;
        int wanted = telling.computeSize(width, SWT.DEFAULT).y;
        int most = MOST_LINES * (telling.getLineHeight() + telling.getLineSpacing());
        GridData data = (GridData) telling.getLayoutData();
        int height = Math.min(wanted, most);
        if (data.heightHint != height) {
            data.heightHint = height;
            telling.requestLayout();
        }
    }

    private static void setShown(Control control, boolean shown) {
        ((GridData) control.getLayoutData()).exclude = !shown;
        control.setVisible(shown);
        control.requestLayout();
    }

    private void startAgain() {
        if (guide != null)
            session.start(guide.story().script());
    }

    private void startAnother() {
        if (guide != null)
            guide.successor().ifPresent(story -> session.start(story.script()));
    }

    /** What is told now, for tests; empty while no story runs. */
    public String text() {
        return guide == null ? "" : telling.getText();
    }

    /** The button that takes the story's next step, for tests. */
    public Button nextButton() {
        return next;
    }
}
