package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

import org.daxscope.lab.shell.IoError;

/** sort, by whole lines. */
final class Sort implements Command {
    @Override
    public String name() {
        return "sort";
    }

    @Override
    public String usage() {
        return "sort [-n] [-r] [-u] [FILE]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "nru");
        List<String> lines = new ArrayList<>(Lines.of(call, options.operands()));
        Comparator<String> order = options.has("-n")
                ? Comparator.comparingDouble(Sort::number).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
        lines.sort(options.has("-r") ? order.reversed() : order);
        for (String line : options.has("-u") ? new LinkedHashSet<>(lines) : lines)
            call.out().line(line);
        return 0;
    }

    private static double number(String line) {
        String digits = line.strip().replaceAll("^(-?[0-9]*\\.?[0-9]*).*", "$1");
        return digits.matches(".*[0-9].*") ? Double.parseDouble(digits) : 0;
    }
}
