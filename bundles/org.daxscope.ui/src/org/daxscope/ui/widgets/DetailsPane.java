package org.daxscope.ui.widgets;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;

/** Sections of text that can be read, selected and copied. */
public final class DetailsPane {
    private static final int MARGIN = 8;
    /** Where bodies begin, in pixels. */
    private static final int INDENT = 112;

    private final StyledText text;

    /** @param name what a screen reader calls it */
    public DetailsPane(Composite parent, String name) {
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setLineSpacing(4);
        text.setTabStops(new int[] {INDENT});
        text.setWrapIndent(INDENT);
        text.setAlwaysShowScrollBars(false);
        text.setCaret(null);
        Names.give(text, name);
    }

    public String text() {
        return text.getText();
    }

    public void show(List<Section> sections) {
        StringBuilder all = new StringBuilder();
        List<StyleRange> bold = new ArrayList<>();
        for (Section section : sections) {
            if (!all.isEmpty())
                all.append('\n');
            StyleRange range = new StyleRange(all.length(), section.heading().length(), null, null, SWT.BOLD);
            bold.add(range);
            all.append(section.heading()).append('\t').append(section.body().replace("\n", "\n\t"));
        }
        if (all.toString().equals(text.getText()))
            return;
        text.setText(all.toString());
        text.setStyleRanges(bold.toArray(StyleRange[]::new));
    }
}
