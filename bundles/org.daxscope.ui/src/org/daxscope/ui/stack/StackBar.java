package org.daxscope.ui.stack;

import java.util.function.IntConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;

import org.daxscope.ui.nls.StackText;
import org.daxscope.ui.widgets.Names;

/** Where in the step one is, how fast it plays, and the moment in words. */
final class StackBar {
    /** Milliseconds from one moment to the next, as the choices name them. */
    private static final int[] PACES = {2000, 1000, 500, 200};
    private static final int USUAL = 1;
    private static final int SCALE_WIDTH = 160;

    private final Composite root;
    private final Label place;
    private final Scale scale;
    private final Combo pace;
    private final Label words;

    /** @param moved hears of the moment that the user chose, -1 for the path as it stands */
    StackBar(Composite parent, IntConsumer moved) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(6, 2).spacing(6, 0).applyTo(root);
        place = new Label(root, SWT.NONE);
        scale = new Scale(root, SWT.HORIZONTAL);
        Names.give(scale, StackText.Moment);
        scale.setToolTipText(StackText.MomentHint);
        scale.setMinimum(0);
        GridDataFactory.fillDefaults().grab(true, false).hint(SCALE_WIDTH, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER)
                .applyTo(scale);
        scale.addListener(SWT.Selection, event -> moved.accept(scale.getSelection() - 1));
        pace = new Combo(root, SWT.READ_ONLY);
        pace.setItems(StackText.PaceSlowest, StackText.PaceSlow, StackText.PaceUsual, StackText.PaceFast);
        pace.select(USUAL);
        pace.setToolTipText(StackText.PaceHint);
        Names.give(pace, StackText.Pace);
        words = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(words);
    }

    Control control() {
        return root;
    }

    /** Milliseconds from one moment to the next. */
    int pace() {
        return PACES[Math.max(0, pace.getSelectionIndex())];
    }

    /**
     * @param step shown, from 0; -1 when there is none
     * @param moment -1 for none
     * @param text of the moment
     */
    void show(int step, int moment, int count, String text) {
        scale.setMaximum(Math.max(1, count));
        scale.setSelection(moment + 1);
        scale.setEnabled(count > 0);
        String where = step < 0 ? StackText.NoStep
                : moment < 0 ? NLS.bind(StackText.AsItStands, step + 1, count)
                        : NLS.bind(StackText.AtMoment, new Object[] {step + 1, moment + 1, count});
        place.setText(where);
        words.setText(text.replace("&", "&&"));
        words.setToolTipText(text.replace("&", "&&"));
        root.layout();
    }

    /** Where one is and what happens, for tests. */
    String text() {
        return place.getText() + " " + words.getText();
    }
}
