package org.daxscope.ui.actions;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import org.daxscope.ui.widgets.Names;

/** One field of a dialog: its label and the control that takes its value. */
final class FieldRow {
    private static final int WIDTH = 260;
    private static final int LINES = 5;

    private final Field field;
    private final Label label;
    private final Control control;
    private boolean settingByCode;
    private boolean touched;

    /** @param changed is told when the user changes the value */
    FieldRow(Composite parent, Field field, List<String> choices, Runnable changed) {
        this.field = field;
        label = new Label(parent, SWT.NONE);
        label.setText(field.label());
        control = create(parent, field, choices);
        Names.give(control, field.plainLabel());
        GridDataFactory.fillDefaults().grab(true, false)
                .hint(WIDTH, control instanceof Text text && field.kind() == Field.Kind.LINES
                        ? text.getLineHeight() * LINES
                        : SWT.DEFAULT)
                .applyTo(control);
        control.addListener(SWT.Modify, event -> {
            if (settingByCode)
                return;
            touched = true;
            changed.run();
        });
    }

    private static Control create(Composite parent, Field field, List<String> choices) {
        if (field.kind() == Field.Kind.TEXT || field.kind() == Field.Kind.BYTES)
            return new Text(parent, SWT.BORDER | SWT.SINGLE);
        if (field.kind() == Field.Kind.LINES)
            return new Text(parent, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        Combo combo = new Combo(parent,
                field.kind() == Field.Kind.CHOICE ? SWT.DROP_DOWN | SWT.READ_ONLY : SWT.DROP_DOWN);
        combo.setItems(choices.toArray(String[]::new));
        return combo;
    }

    Field field() {
        return field;
    }

    Control control() {
        return control;
    }

    Label label() {
        return label;
    }

    /** Whether the user has changed it. */
    boolean isTouched() {
        return touched;
    }

    String text() {
        return control instanceof Combo combo ? combo.getText() : ((Text) control).getText();
    }

    /** Shows a value without telling anybody. */
    void set(String text) {
        settingByCode = true;
        if (control instanceof Combo combo)
            combo.setText(text);
        else
            ((Text) control).setText(text);
        settingByCode = false;
    }
}
