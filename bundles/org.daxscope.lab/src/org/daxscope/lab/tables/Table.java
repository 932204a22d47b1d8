package org.daxscope.lab.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.daxscope.kernel.KernelPreset;

/**
 * A table with a column for each preset.
 *
 * @param heading over the titles of its rows
 */
public record Table(String heading, KernelPreset[] presets, List<Row> rows) {
    public Table {
        rows = List.copyOf(rows);
    }

    /** @param cells one for each preset, in their order */
    public record Row(String title, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    static Row row(String title, KernelPreset[] presets, Function<KernelPreset, String> cell) {
        return new Row(title, Arrays.stream(presets).map(cell).toList());
    }

    /** What stands in a row under a preset. */
    public String cell(int row, KernelPreset preset) {
        return rows.get(row).cells().get(Arrays.asList(presets).indexOf(preset));
    }

    /** As Markdown; neighbouring presets with the same cells throughout share a column. */
    public String markdown() {
        List<List<Integer>> columns = columns();
        StringBuilder text = new StringBuilder("| ").append(heading);
        for (List<Integer> column : columns)
            text.append(" | ").append(name(column));
        text.append(" |\n|---").append("|---".repeat(columns.size())).append("|\n");
        for (Row row : rows) {
            String cells = columns.stream().map(column -> row.cells.get(column.getFirst()))
                    .collect(Collectors.joining(" | "));
            text.append("| ").append(row.title).append(" | ").append(cells).append(" |\n");
        }
        return text.toString();
    }

    private String name(List<Integer> column) {
        String first = presets[column.getFirst()].name();
        return column.size() == 1 ? first : first + " to " + presets[column.getLast()].name();
    }

    private List<List<Integer>> columns() {
        List<List<Integer>> columns = new ArrayList<>();
        for (int preset = 0; preset < presets.length; preset++) {
            int now = preset;
            boolean same = !columns.isEmpty() && rows.stream()
                    .allMatch(row -> row.cells.get(now).equals(row.cells.get(columns.getLast().getLast())));
            if (same)
                columns.getLast().add(preset);
            else
                columns.add(new ArrayList<>(List.of(preset)));
        }
        return columns;
    }
}
