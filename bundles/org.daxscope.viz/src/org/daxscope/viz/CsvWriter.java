package org.daxscope.viz;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.machine.image.MappingImage;
import org.jspecify.annotations.Nullable;

/** Writes what pictures show as tables: RFC 4180 with a header line, "\n" between lines, "." in numbers. */
public final class CsvWriter {
    private final Appendable out;

    private CsvWriter(Appendable out) {
        this.out = out;
    }

    /**
     * The runs of a map: where each begins and ends, its state and its owner. Runs are cut where the owner changes; the
     * owner of a run in a process is the mapping.
     */
    public static void writeStates(StateIndex index, Appendable out) throws IOException {
        var csv = new CsvWriter(out);
        csv.line("start", "end", "unit", "state", "owner");
        List<Owned> owners = owners(index);
        int owner = 0;
        for (int i = 0; i < index.runCount(); i++) {
            Run run = index.run(i);
            for (long at = run.start(); at < run.end();) {
                while (owners.get(owner).end() <= at)
                    owner++;
                long end = Math.min(run.end(), owners.get(owner).end());
                csv.line(at, end, "bytes", run.state().displayName(), owners.get(owner).name());
                at = end;
            }
        }
    }

    /** A file's extents in the order of their offsets. */
    public static void writeExtents(FileImage file, Appendable out) throws IOException {
        var csv = new CsvWriter(out);
        csv.line("file", "offset", "disk byte", "length", "unit", "unwritten", "shared");
        for (Extent extent : file.extents())
            csv.line(file.name(), extent.offset(), extent.physical(), extent.length(), "bytes", extent.unwritten(),
                    extent.shared());
    }

    /** One line a step, one column a series; empty where there is nothing to measure. */
    public static void writeSeries(List<Series> series, Appendable out) throws IOException {
        var csv = new CsvWriter(out);
        csv.line(Stream.concat(Stream.of("step"), series.stream().map(one -> one.name() + " [" + one.unit() + "]"))
                .toArray());
        int steps = series.isEmpty() ? 0 : series.getFirst().steps().size();
        for (int i = 0; i < steps; i++) {
            int step = i;
            csv.line(Stream.concat(Stream.of(series.getFirst().steps().get(i)),
                    series.stream().map(one -> number(one.values().get(step)))).toArray());
        }
    }

    private record Owned(long end, String name) {
    }

    private static List<Owned> owners(StateIndex index) {
        if (!index.mappings().isEmpty())
            return index.space().parts().stream().map(part -> new Owned(part.end(), name(part.mapping()))).toList();
        FileImage file = index.file();
        if (file != null)
            return List.of(new Owned(Long.MAX_VALUE, file.name()));
        Stream<Owned> areas = index.device().areas().stream().map(area -> new Owned(area.end(), area.owner()));
        return Stream.concat(areas, Stream.of(new Owned(Long.MAX_VALUE, ""))).toList();
    }

    private static String name(@Nullable MappingImage mapping) {
        return mapping == null ? "" : mapping.process() + " " + mapping.name();
    }

    private static String number(double value) {
        if (Double.isNaN(value))
            return "";
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }

    private void line(Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++)
            out.append(i == 0 ? "" : ",").append(quoted(String.valueOf(cells[i])));
        out.append('\n');
    }

    private static String quoted(String text) {
        boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
