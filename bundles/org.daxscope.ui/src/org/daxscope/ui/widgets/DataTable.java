package org.daxscope.ui.widgets;

import java.util.List;

/**
 * Rows of texts with a header, for a file.
 *
 * @param name for the file: "records"
 * @param columns titles
 * @param rows asked on the UI thread, some at a time
 */
public record DataTable(String name, List<String> columns, Rows rows) {
    public DataTable {
        columns = List.copyOf(columns);
    }
}
