package org.daxscope.ui.welcome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.services.IServiceLocator;

import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.WelcomeText;
import org.daxscope.ui.session.RecentRecordings;
import org.daxscope.ui.widgets.Commands;
import org.daxscope.ui.widgets.NewSession;

/** The page itself: one column that is scrolled where there is too little room. */
public final class WelcomePage {
    private static final int MARGIN = 20;
    private static final int MOST_RECENT = 5;
    /** Longer lines are hard to read, in pixels. */
    private static final int WIDEST = 860;

    private final IServiceLocator locator;
    private final ScrolledComposite scroller;
    private final Composite column;
    private final List<StoryCard> cards = new ArrayList<>();
    private final Composite recent;
    private List<Path> shown = List.of();

    WelcomePage(Composite parent, IServiceLocator locator) {
        this.locator = locator;
        scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        column = new Composite(scroller, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).spacing(0, 6).applyTo(column);
        scroller.setShowFocusedControl(true);
        scroller.setContent(column);
        heading(WelcomeText.Title, JFaceResources.HEADER_FONT);
        text(WelcomeText.Sentence);
        heading(WelcomeText.Stories, JFaceResources.BANNER_FONT);
        for (Story story : Stories.all())
            cards.add(new StoryCard(column, story, () -> run(story)));
        Control picture = new StoryPicture(column).control();
        GridDataFactory.fillDefaults().grab(true, false).hint(1, StoryPicture.HEIGHT).applyTo(picture);
        text(WelcomeText.PictureSays);
        heading(WelcomeText.Own, JFaceResources.BANNER_FONT);
        NewSession.ifThere(locator).ifPresent(start -> link(column, WelcomeText.NewSession, start));
        link(column, WelcomeText.Sample, () -> Commands.run(locator, DaxscopeUi.COMMAND_OPEN_SAMPLE));
        link(column, WelcomeText.Open, () -> Commands.run(locator, DaxscopeUi.COMMAND_OPEN));
        recent = new Composite(column, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(recent);
        heading(WelcomeText.Keys, JFaceResources.BANNER_FONT);
        KeyHints.onto(column, locator);
        showRecent();
        scroller.addListener(SWT.Resize, event -> fit());
    }

    private void run(Story story) {
        Commands.run(locator, DaxscopeUi.COMMAND_STORY, Map.of(DaxscopeUi.PARAMETER_STORY, story.id()));
    }

    private void heading(String text, String font) {
        Label label = new Label(column, SWT.WRAP);
        label.setText(text);
        label.setFont(JFaceResources.getFont(font));
        GridDataFactory.fillDefaults().indent(0, 8).applyTo(label);
    }

    private void text(String text) {
        Label label = new Label(column, SWT.WRAP);
        label.setText(text);
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(label);
    }

    private static void link(Composite parent, String text, Runnable action) {
        Link link = new Link(parent, SWT.NONE);
        link.setText(text);
        link.addListener(SWT.Selection, event -> action.run());
    }

    /** Shows what was opened last. */
    void showRecent() {
        List<Path> files = new RecentRecordings().list();
        if (files.equals(shown))
            return;
        shown = files;
        for (Control old : recent.getChildren())
            old.dispose();
        if (!files.isEmpty()) {
            Label label = new Label(recent, SWT.NONE);
            label.setText(WelcomeText.Recent);
        }
        for (Path file : files.subList(0, Math.min(MOST_RECENT, files.size())))
            recent(file);
        fit();
    }

    private void recent(Path file) {
        Link link = new Link(recent, SWT.NONE);
        link.setText("<a>" + file.getFileName().toString().replace("&", "&&") + "</a>");
        link.setToolTipText(file.toString());
        link.addListener(SWT.Selection, event -> Commands.run(locator, DaxscopeUi.COMMAND_OPEN,
                Map.of(DaxscopeUi.PARAMETER_FILE, file.toString())));
        GridDataFactory.fillDefaults().indent(16, 0).applyTo(link);
    }

    private void fit() {
        int width = Math.min(WIDEST, scroller.getClientArea().width);
        if (width <= 0)
            return;
        GridLayoutFactory.fillDefaults().extendedMargins(MARGIN,
                MARGIN + Math.max(0, scroller.getClientArea().width - width), MARGIN, MARGIN).spacing(0, 6)
                .applyTo(column);
        Point size = column.computeSize(scroller.getClientArea().width, SWT.DEFAULT, true);
        scroller.setMinHeight(size.y);
        column.requestLayout();
    }

    void setFocus() {
        cards.getFirst().setFocus();
    }

    /** The stories in their order, for tests. */
    public List<StoryCard> cards() {
        return List.copyOf(cards);
    }
}
