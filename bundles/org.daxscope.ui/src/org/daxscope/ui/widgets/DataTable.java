package org.daxscope.ui.widgets;

import java.io.IOException;
import java.util.List;

import org.eclipse.swt.widgets.Display;

/**
 * Rows of texts with a header, by RFC 4180: quotes where needed.
 *
 * @param name for the file: "records"
 * @param columns titles
 * @param rows asked on the UI thread, some at a time
 */
public record DataTable(String name, List<String> columns, Rows rows) implements Data {
    /** Rows asked for at once: some milliseconds of the UI thread. */
    private static final int BATCH = 500;

    public DataTable {
        columns = List.copyOf(columns);
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        out.append(String.join(",", columns.stream().map(DataTable::quoted).toList())).append('\n');
        int count = rows.count();
        for (int first = 0; first < count; first += BATCH) {
            int from = first;
            int end = Math.min(count, first + BATCH);
            StringBuilder batch = new StringBuilder();
            Display.getDefault().syncExec(() -> append(from, end, batch));
            out.append(batch);
        }
    }

    private void append(int first, int end, StringBuilder out) {
        for (int row = first; row < end; row++) {
            for (int column = 0; column < columns.size(); column++)
                out.append(column == 0 ? "" : ",").append(quoted(rows.text(row, column)));
            out.append('\n');
        }
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
