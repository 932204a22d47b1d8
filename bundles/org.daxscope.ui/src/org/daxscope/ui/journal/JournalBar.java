package org.daxscope.ui.journal;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import org.daxscope.ui.nls.JournalText;
import org.daxscope.ui.widgets.Names;

/** The field to look for events, and what is shown. */
final class JournalBar {
    private static final int WAIT_MILLIS = 200;

    private final Composite root;
    private final Text field;
    private final Label summary;
    private int typed;

    /**
     * @param look takes the text of the field, a moment after typing
     * @param next goes to the next match, or to the one before
     */
    JournalBar(Composite parent, Consumer<String> look, Consumer<Boolean> next) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 4).spacing(8, 0).applyTo(root);
        field = new Text(root, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        field.setMessage(JournalText.Filter);
        field.setToolTipText(JournalText.FilterHint);
        Names.give(field, JournalText.Filter);
        GridDataFactory.fillDefaults().hint(220, SWT.DEFAULT).applyTo(field);
        summary = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(summary);
        field.addListener(SWT.Modify, event -> {
            int now = ++typed;
            field.getDisplay().timerExec(WAIT_MILLIS, () -> {
                if (now == typed && !field.isDisposed())
                    look.accept(field.getText());
            });
        });
        field.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)
                next.accept((event.stateMask & SWT.SHIFT) == 0);
        });
    }

    Control control() {
        return root;
    }

    Text field() {
        return field;
    }

    String summary() {
        return summary.getText();
    }

    void tell(EventForest forest) {
        String what = what(forest);
        String text = forest.filter().isEmpty()
                ? NLS.bind(JournalText.SummaryAll, what, forest.size())
                : NLS.bind(JournalText.SummaryMatches, new Object[] {what, forest.matches(), all(forest)});
        if (all(forest) > copied(forest))
            text = NLS.bind(JournalText.SummaryCut, new Object[] {text, copied(forest), all(forest)});
        summary.setText(text.replace("&", "&&"));
        summary.setToolTipText(text.replace("&", "&&"));
    }

    /** Says why there is nothing to show. */
    void tell(String sentence) {
        summary.setText(sentence);
        summary.setToolTipText(sentence);
    }

    private static String what(EventForest forest) {
        return forest.sections().size() == 1 ? forest.section(0).title() : JournalText.AllSteps;
    }

    private static long all(EventForest forest) {
        return forest.sections().stream().mapToLong(JournalSection::all).sum();
    }

    private static long copied(EventForest forest) {
        return forest.sections().stream().mapToLong(section -> section.events().size()).sum();
    }
}
