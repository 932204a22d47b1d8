package org.daxscope.ui.addresses;

import java.util.function.Consumer;

import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.window.DefaultToolTip;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** A text into which an address can be typed. What is refused is marked and explained below it until something else is typed. */
public final class AddressInput {
    private final Text text;
    private final ControlDecoration mark;
    private final DefaultToolTip bubble;
    private String error = "";

    /** @param typed told what was typed when the user has finished */
    public AddressInput(Composite parent, Consumer<String> typed) {
        text = new Text(parent, SWT.SINGLE | SWT.BORDER);
        mark = new ControlDecoration(text, SWT.RIGHT | SWT.TOP, parent);
        mark.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR)
                .getImage());
        mark.hide();
        bubble = new DefaultToolTip(text, ToolTip.NO_RECREATE, true);
        text.addListener(SWT.DefaultSelection, event -> typed.accept(text.getText()));
        text.addListener(SWT.Modify, event -> forget());
        text.addListener(SWT.FocusOut, event -> bubble.hide());
    }

    /** The control. */
    public Text text() {
        return text;
    }

    /** What is wrong with what was typed; empty when nothing is. */
    public String error() {
        return error;
    }

    /** Shows that what was typed is no address, and why. */
    public void refuse(String sentence) {
        error = sentence;
        mark.setDescriptionText(sentence);
        mark.show();
        bubble.setText(sentence);
        bubble.show(new Point(0, text.getSize().y));
        text.selectAll();
    }

    /** Takes the mark away. */
    public void forget() {
        if (error.isEmpty())
            return;
        error = "";
        mark.hide();
        bubble.hide();
    }
}
