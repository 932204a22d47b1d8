package org.daxscope.ui.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** What Alt and a letter lead to in a dialog: each field to itself, and no letter to two. */
final class Mnemonics {
    private static final Pattern LETTER = Pattern.compile("&([^&])");

    private Mnemonics() {
    }

    /**
     * What is wrong, in words; empty when all is well.
     *
     * @param hidden whether fields count that are folded away now; pages of a wizard that are not shown do not
     */
    static List<String> wrong(Composite dialog, boolean hidden) {
        Map<String, List<String>> letters = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (String text : texts(dialog, hidden)) {
            Matcher letter = LETTER.matcher(text.replace("&&", ""));
            if (letter.find())
                letters.computeIfAbsent(letter.group(1).toLowerCase(), key -> new ArrayList<>()).add(text);
            else
                if (text.endsWith(":"))
                    wrong.add("\"" + text + "\" has no letter");
        }
        letters.values().stream().filter(texts -> texts.size() > 1).map(texts -> "one letter for " + texts)
                .forEach(wrong::add);
        return wrong;
    }

    private static List<String> texts(Composite parent, boolean hidden) {
        List<String> texts = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (!hidden && !child.isVisible())
                continue;
            if (child instanceof Label label && (label.getStyle() & (SWT.SEPARATOR | SWT.WRAP)) == 0)
                texts.add(label.getText());
            if (child instanceof Button button)
                texts.add(button.getText());
            if (child instanceof Composite composite)
                texts.addAll(texts(composite, hidden));
        }
        return texts;
    }
}
