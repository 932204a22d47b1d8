package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.KernelPreset;
import org.daxscope.machine.check.CutCheck.Cell;
import org.daxscope.machine.check.CutCheck.Row;

/** The power-cut grids of all kernels as text: rows that follow each other with the same outcome are one. */
final class CutTable {
    private final StringBuilder text = new StringBuilder();

    static String text(List<KernelPreset> kernels) {
        CutTable table = new CutTable();
        for (CheckScenes.Cut cut : CheckScenes.cuts())
            table.add(cut, kernels);
        return table.text.toString();
    }

    /** Kernels that give the same rows share a table. */
    private void add(CheckScenes.Cut cut, List<KernelPreset> kernels) {
        text.append("\n## Power fails during: ").append(cut.title()).append('\n');
        for (AlikeKernels<List<String>> alike : AlikeKernels.of(kernels,
                kernel -> lines(cut.on(kernel).rows(Platform.all(), (done, of) -> true)))) {
            text.append("\n### ").append(alike.names()).append("\n\n| cut after | latest event |");
            Platform.all().forEach(platform -> text.append(' ').append(platform.label()).append(" |"));
            text.append("\n|---|---|").append("---|".repeat(Platform.all().size())).append('\n');
            alike.result().forEach(line -> text.append(line).append('\n'));
        }
    }

    private static List<String> lines(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        for (int first = 0; first < rows.size();) {
            int last = first;
            while (last + 1 < rows.size() && rows.get(last + 1).cells().equals(rows.get(first).cells()))
                last++;
            Row row = rows.get(first);
            StringBuilder line = new StringBuilder("| ").append(first == last ? "" + first : first + " to " + last);
            line.append(" | ").append(first == 0 ? "(before the step)" : "`" + row.event() + "`").append(" |");
            for (Cell cell : row.cells())
                line.append(" `").append(cell.text().replace("|", "/")).append("` |");
            lines.add(line.toString());
            first = last + 1;
        }
        return lines;
    }
}
