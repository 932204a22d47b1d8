package org.daxscope.ui;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;

/** Finds controls in dialogs by what a person reads on them. */
public final class Controls {
    private Controls() {
    }

    /** All below a composite, in the order in which they were made. */
    public static List<Control> in(Composite parent) {
        List<Control> all = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            all.add(child);
            if (child instanceof Composite composite && !(child instanceof Combo))
                all.addAll(in(composite));
        }
        return all;
    }

    /** Those of a kind. */
    public static <C extends Control> List<C> in(Composite parent, Class<C> kind) {
        return in(parent).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The texts of all labels, a line each. */
    public static String labels(Composite parent) {
        return String.join("\n", in(parent, Label.class).stream().map(Label::getText).toList());
    }

    /** The first button whose text begins so, mnemonics apart. */
    public static Button button(Composite parent, String text) {
        return in(parent, Button.class).stream().filter(button -> plain(button.getText()).startsWith(text)).findFirst()
                .orElseThrow(() -> new AssertionError("no button " + text));
    }

    /** Clicks that button. */
    public static void press(Composite parent, String text) {
        button(parent, text).notifyListeners(SWT.Selection, new Event());
    }

    /** A text without its mnemonic. */
    public static String plain(String text) {
        return text.replace("&", "");
    }
}
