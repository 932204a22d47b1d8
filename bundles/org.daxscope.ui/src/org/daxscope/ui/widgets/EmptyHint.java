package org.daxscope.ui.widgets;

import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.services.IServiceLocator;

import org.daxscope.lab.story.Stories;
import org.daxscope.lab.story.Story;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.nls.WorkbenchText;

/** What a view shows while nothing is open: what it is for, and what to do next. */
final class EmptyHint {
    private static final int WIDTH = 360;
    private static final int MARGIN = 24;

    private final Composite root;
    private final Link first;

    /** @param purpose one sentence that says what the view will show */
    EmptyHint(Composite parent, String purpose, IServiceLocator locator) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(root);
        Composite middle = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(8, 8).applyTo(middle);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).applyTo(middle);
        Label text = label(middle, purpose);
        text.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        first = story(middle, Stories.all().getFirst(), locator);
        NewSession.ifThere(locator).ifPresent(
                start -> link(middle, WorkbenchText.EmptyNew, start));
        link(middle, WorkbenchText.EmptySample, DaxscopeUi.COMMAND_OPEN_SAMPLE, locator);
        link(middle, WorkbenchText.EmptyOpen, DaxscopeUi.COMMAND_OPEN, locator);
        Label drop = label(middle, WorkbenchText.EmptyDrop);
        root.addListener(SWT.Resize, event -> {
            narrow(text);
            narrow(drop);
        });
    }

    /** In a narrow view sentences wrap earlier. */
    private void narrow(Label label) {
        if (label.getLayoutData() instanceof GridData data)
            data.widthHint = Math.clamp(root.getClientArea().width - 2L * MARGIN, 1, WIDTH);
        label.requestLayout();
    }

    Composite control() {
        return root;
    }

    void setFocus() {
        first.setFocus();
    }

    private static Label label(Composite parent, String text) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text);
        GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private static Link story(Composite parent, Story story, IServiceLocator locator) {
        return link(parent, NLS.bind(WorkbenchText.EmptyStory, story.title()), () -> Commands.run(locator,
                DaxscopeUi.COMMAND_STORY, Map.of(DaxscopeUi.PARAMETER_STORY, story.id())));
    }

    private static Link link(Composite parent, String text, String command, IServiceLocator locator) {
        return link(parent, text, () -> Commands.run(locator, command));
    }

    private static Link link(Composite parent, String text, Runnable action) {
        Link link = new Link(parent, SWT.NONE);
        link.setText(text);
        link.addListener(SWT.Selection, event -> action.run());
        return link;
    }
}
