package org.daxscope.viz;

import java.util.List;

/**
 * What a hover or an inspector says about one byte.
 *
 * @param position byte of the map that was asked about
 * @param state what the map shows there
 * @param rows every address and fact, each with its unit and base
 * @param verdict truth against belief, in one or two sentences
 */
public record Description(long position, PageState state, List<Row> rows, String verdict) {
    public Description {
        rows = List.copyOf(rows);
    }

    /**
     * A line of the table.
     *
     * @param label "Disk sector"
     * @param value "2056"
     * @param unit its unit and what it counts from, or empty: "512-byte sectors from the start of pm0"
     */
    public record Row(String label, String value, String unit) {
    }

    /** For tooltips and the clipboard: one row a line, the verdict last. */
    public String text() {
        var text = new StringBuilder(state.displayName()).append("\n");
        for (Row row : rows) {
            text.append(row.label()).append(": ").append(row.value());
            if (!row.unit().isEmpty())
                text.append("  (").append(row.unit()).append(')');
            text.append('\n');
        }
        return text.append(verdict).toString();
    }
}
