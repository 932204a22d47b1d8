package org.daxscope.ui.welcome;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import org.daxscope.lab.story.Story;
import org.daxscope.ui.nls.WelcomeText;
import org.daxscope.ui.widgets.Names;

/** A story to choose: its title, what it shows, and a button that begins it. */
public final class StoryCard {
    private final Button run;

    StoryCard(Composite parent, Story story, Runnable action) {
        Composite card = new Composite(parent, SWT.BORDER);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(10, 8).spacing(12, 4).applyTo(card);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(card);
        Composite words = new Composite(card, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(words);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(words);
        label(words, story.title()).setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        label(words, story.summary());
        run = new Button(card, SWT.PUSH);
        run.setText(WelcomeText.Run);
        run.setToolTipText(NLS.bind(WelcomeText.RunHint, story.title()));
        Names.give(run, NLS.bind(WelcomeText.RunHint, story.title()));
        run.addListener(SWT.Selection, event -> action.run());
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(run);
    }

    private static Label label(Composite parent, String text) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(label);
        return label;
    }

    void setFocus() {
        run.setFocus();
    }

    /** The button that begins the story, for tests. */
    public Button button() {
        return run;
    }
}
