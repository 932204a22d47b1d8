package org.daxscope.ui.export;

import java.io.IOException;

import org.daxscope.ui.widgets.Rows;

/** Comma-separated values by RFC 4180: quotes where needed, lines end with CR LF. */
final class Csv {
    private static final String END = "\r\n";

    private Csv() {
    }

    static void header(Iterable<String> titles, Appendable out) throws IOException {
        String separator = "";
        for (String title : titles) {
            out.append(separator).append(quoted(title));
            separator = ",";
        }
        out.append(END);
    }

    /** The rows [first, end). */
    static void rows(Rows rows, int columns, int first, int end, StringBuilder out) {
        for (int row = first; row < end; row++) {
            for (int column = 0; column < columns; column++)
                out.append(column == 0 ? "" : ",").append(quoted(rows.text(row, column)));
            out.append(END);
        }
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
