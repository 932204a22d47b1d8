package org.daxscope.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.image.PageImage;
import org.daxscope.ui.nls.InspectorText;
import org.daxscope.ui.widgets.Names;

/** The bytes of a page, to be read, searched by the eye and copied; the caret says which line is looked at. */
final class HexPane {
    private static final int MARGIN = 6;

    private final StyledText text;
    private final IntConsumer chooser;
    private @Nullable PageImage page;
    /** The 256-byte line of the caret. */
    private int line;

    /** @param chooser takes the number of the 256-byte line that the caret was moved to */
    HexPane(Composite parent, IntConsumer chooser) {
        this.chooser = chooser;
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setAlwaysShowScrollBars(false);
        Names.give(text, InspectorText.Bytes);
        text.addListener(SWT.KeyUp, this::moved);
        text.addListener(SWT.MouseUp, this::moved);
        text.addListener(SWT.KeyDown, this::jump);
    }

    StyledText control() {
        return text;
    }

    /** Shows a page; the same one again leaves the caret where it is. */
    void show(PageImage next) {
        PageImage before = page;
        page = next;
        HexText hex = new HexText(next);
        String shown = hex.text();
        boolean same = before != null && before.disk().equals(next.disk()) && before.start() == next.start();
        int top = text.getTopPixel();
        int caret = text.getCaretOffset();
        if (!shown.equals(text.getText())) {
            text.setText(shown);
            text.setStyleRanges(styles(next).toArray(StyleRange[]::new));
        }
        if (same) {
            text.setCaretOffset(Math.min(caret, shown.length()));
            text.setTopPixel(top);
        }
    }

    private List<StyleRange> styles(PageImage shown) {
        Color quiet = JFaceResources.getColorRegistry().get("org.daxscope.ui.quiet");
        Color bad = JFaceResources.getColorRegistry().get("org.daxscope.ui.disagree");
        List<StyleRange> styles = new ArrayList<>();
        for (int row = 0; row < text.getLineCount(); row++) {
            boolean poisoned = shown.isPoisoned(HexText.offsetOf(row));
            int start = text.getOffsetAtLine(row);
            int length = text.getLine(row).length();
            if (HexText.isHeading(row))
                styles.add(new StyleRange(start, length, poisoned ? bad : quiet, null, SWT.BOLD));
            else
                if (poisoned)
                    styles.add(new StyleRange(start, length, bad, null));
        }
        return styles;
    }

    /** Puts the caret at a byte of the page and brings it into sight. */
    void reveal(int offset) {
        line = offset / HexText.LINE;
        int row = Math.min(HexText.rowOf(offset), text.getLineCount() - 1);
        text.setCaretOffset(text.getOffsetAtLine(row));
        // Its rows are not all of one height: the top index would leave a row that is cut.
        text.setTopPixel(text.getTopPixel() + text.getLinePixel(line * HexText.ROWS) - MARGIN);
    }

    /** The number of the 256-byte line of the caret. */
    int line() {
        return line;
    }

    private void moved(Event event) {
        int now = text.getLineAtOffset(text.getCaretOffset()) / HexText.ROWS;
        if (now == line || page == null)
            return;
        line = now;
        chooser.accept(now);
    }

    /** Ctrl+Up and Ctrl+Down go from one 256-byte line to the next. */
    private void jump(Event event) {
        if ((event.stateMask & SWT.MOD1) == 0 || event.keyCode != SWT.ARROW_UP && event.keyCode != SWT.ARROW_DOWN)
            return;
        int last = text.getLineCount() / HexText.ROWS - 1;
        int next = Math.clamp(line + (event.keyCode == SWT.ARROW_DOWN ? 1 : -1), 0, Math.max(0, last));
        event.doit = false;
        reveal(next * HexText.LINE);
        chooser.accept(next);
    }
}
