package org.daxscope.ui.wizards;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import org.daxscope.ui.widgets.Names;

/** Labelled fields below one another, each with a sentence in its tooltip, each telling when it changes. */
final class Form {
    private static final int INDENT = 4;
    private static final int LINES = 6;
    private static final int WIDTH = 380;

    private final Composite root;
    private final Runnable changed;

    Form(Composite parent, Runnable changed) {
        this.changed = changed;
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).spacing(8, 6).applyTo(root);
    }

    Composite root() {
        return root;
    }

    Text text(String label, String hint, String initial) {
        label(label);
        Text text = new Text(root, SWT.BORDER | SWT.SINGLE);
        text.setText(initial);
        text.addListener(SWT.Modify, event -> changed.run());
        return finish(text, label, hint);
    }

    /** A text of several lines. */
    Text lines(String label, String hint, String initial) {
        label(label);
        Text text = new Text(root, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setText(initial);
        text.addListener(SWT.Modify, event -> changed.run());
        finish(text, label, hint);
        GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, text.getLineHeight() * LINES).applyTo(text);
        return text;
    }

    /** A choice among items, of which the first is chosen. */
    Combo choice(String label, String hint, List<String> items) {
        label(label);
        Combo combo = new Combo(root, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setItems(items.toArray(String[]::new));
        if (!items.isEmpty())
            combo.select(0);
        combo.addListener(SWT.Selection, event -> changed.run());
        return finish(combo, label, hint);
    }

    /** A text for which some values are offered. */
    Combo suggestions(String label, String hint, List<String> items) {
        label(label);
        Combo combo = new Combo(root, SWT.DROP_DOWN);
        combo.setItems(items.toArray(String[]::new));
        combo.setText(items.getFirst());
        combo.addListener(SWT.Modify, event -> changed.run());
        return finish(combo, label, hint);
    }

    Button check(String label, String hint, boolean on) {
        return button(SWT.CHECK, label, hint, on);
    }

    /** One of several radio buttons in a row of such calls. */
    Button radio(String label, String hint, boolean on) {
        return button(SWT.RADIO, label, hint, on);
    }

    private Button button(int style, String label, String hint, boolean on) {
        Button button = new Button(root, style);
        button.setText(label);
        button.setToolTipText(hint);
        button.setSelection(on);
        button.addListener(SWT.Selection, event -> changed.run());
        GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
        return button;
    }

    /** A sentence over both columns. */
    Label note(String sentence) {
        Label note = new Label(root, SWT.WRAP);
        note.setText(sentence);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(440, SWT.DEFAULT).indent(0, INDENT)
                .applyTo(note);
        return note;
    }

    private void label(String text) {
        Label label = new Label(root, SWT.NONE);
        label.setText(text);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
    }

    private static <C extends Control> C finish(C control, String label, String hint) {
        control.setToolTipText(hint);
        Names.give(control, label.replace("&", "").replace(":", ""));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(control);
        return control;
    }
}
