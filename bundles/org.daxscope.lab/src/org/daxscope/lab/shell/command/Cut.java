package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.daxscope.lab.shell.IoError;

/** cut. */
final class Cut implements Command {
    @Override
    public String name() {
        return "cut";
    }

    @Override
    public String usage() {
        return "cut -f LIST [-d DELIMITER] [-s] | -c LIST [FILE]...";
    }

    /** First and last, from 1 on. */
    private record Range(int first, int last) {
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "f:d:c:b:s");
        boolean characters = options.has("-c") || options.has("-b");
        List<Range> ranges = ranges(call, options.value(characters ? options.has("-c") ? "-c" : "-b" : "-f", ""));
        String delimiter = options.value("-d", "\t");
        for (String line : Lines.of(call, options.operands()))
            if (characters)
                call.out().line(select(List.of(line.split("")), ranges, ""));
            else
                if (line.contains(delimiter))
                    call.out().line(
                            select(List.of(line.split(Pattern.quote(delimiter), -1)), ranges, delimiter));
                else
                    if (!options.has("-s"))
                        call.out().line(line);
        return 0;
    }

    private static List<Range> ranges(Invocation call, String list) {
        List<Range> ranges = new ArrayList<>();
        for (String part : list.split(",")) {
            int dash = part.indexOf('-');
            String first = dash < 0 ? part : part.substring(0, dash);
            String last = dash < 0 ? part : part.substring(dash + 1);
            ranges.add(new Range(first.isEmpty() ? 1 : (int) Sizes.of(call, first),
                    last.isEmpty() ? Integer.MAX_VALUE : (int) Sizes.of(call, last)));
        }
        return ranges;
    }

    private static String select(List<String> parts, List<Range> ranges, String delimiter) {
        List<String> kept = new ArrayList<>();
        for (int i = 1; i <= parts.size(); i++) {
            int place = i;
            if (ranges.stream().anyMatch(range -> range.first <= place && place <= range.last))
                kept.add(parts.get(i - 1));
        }
        return String.join(delimiter, kept);
    }
}
