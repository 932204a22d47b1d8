package org.daxscope.ui.inspector;

import java.util.Locale;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.PageImage;
import org.daxscope.ui.nls.InspectorText;

/** A page as text: for every 256-byte line a heading and its bytes, 16 in a row, or hatches where nobody can read them. */
final class HexText {
    static final int LINE = Units.LINE;
    static final int ROW = 16;
    /** Rows of text of one line, its heading included. */
    static final int ROWS = LINE / ROW + 1;
    private static final String HATCH = "//".concat(" //".repeat(ROW - 1));

    private final PageImage page;

    HexText(PageImage page) {
        this.page = page;
    }

    /** How many 256-byte lines the page has; the last page of a disk may have fewer than 16. */
    static int lines(PageImage page) {
        return Math.ceilDiv(page.content().length, LINE);
    }

    /** The first byte in the page of what a row of text shows. */
    static int offsetOf(int row) {
        return row / ROWS * LINE + Math.max(0, row % ROWS - 1) * ROW;
    }

    static boolean isHeading(int row) {
        return row % ROWS == 0;
    }

    /** The row of text that shows a byte of the page. */
    static int rowOf(int offset) {
        return offset / LINE * ROWS + 1 + offset % LINE / ROW;
    }

    String text() {
        byte[] content = page.content();
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines(page); line++) {
            text.append(heading(line));
            for (int at = line * LINE; at < (line + 1) * LINE; at += ROW)
                row(text.append('\n'), content, at);
            if (line + 1 < lines(page))
                text.append('\n');
        }
        return text.toString();
    }

    String heading(int line) {
        return NLS.bind(page.isPoisoned(line * LINE) ? InspectorText.LinePoisoned : InspectorText.LineReadable,
                Integer.toString(line), Long.toString(page.start() + (long) line * LINE));
    }

    private void row(StringBuilder text, byte[] content, int at) {
        text.append(String.format(Locale.ROOT, "%03x  ", at));
        if (page.isPoisoned(at)) {
            text.append(HATCH).append("  ").append(InspectorText.Unreadable);
            return;
        }
        StringBuilder letters = new StringBuilder();
        for (int i = at; i < at + ROW; i++) {
            text.append(i == at ? "" : " ").append(String.format(Locale.ROOT, "%02x", content[i]));
            letters.append(content[i] >= ' ' && content[i] <= '~' ? (char) content[i] : '.');
        }
        text.append("  ").append(letters);
    }
}
