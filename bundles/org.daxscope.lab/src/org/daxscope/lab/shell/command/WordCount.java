package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.lab.shell.IoError;

/** wc. */
final class WordCount implements Command {
    @Override
    public String name() {
        return "wc";
    }

    @Override
    public String usage() {
        return "wc [-l] [-w] [-c] [FILE]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "lwc");
        boolean all = !options.has("-l") && !options.has("-w") && !options.has("-c");
        List<String> files = options.operands();
        long[] total = new long[3];
        for (String file : files.isEmpty() ? List.of("-") : files) {
            String text = Lines.text(call, file);
            long[] counts = {text.chars().filter(c -> c == '\n').count(),
                text.isBlank() ? 0 : text.strip().split("\\s+").length, text.length()};
            for (int i = 0; i < counts.length; i++)
                total[i] += counts[i];
            print(call, options, all, counts, files.isEmpty() ? "" : file);
        }
        if (files.size() > 1)
            print(call, options, all, total, "total");
        return 0;
    }

    private static void print(Invocation call, Options options, boolean all, long[] counts, String file)
            throws IoError {
        List<Long> shown = new ArrayList<>();
        String[] letters = {"-l", "-w", "-c"};
        for (int i = 0; i < counts.length; i++)
            if (all || options.has(letters[i]))
                shown.add(counts[i]);
        StringBuilder line = new StringBuilder();
        for (long count : shown)
            line.append(shown.size() == 1 ? String.valueOf(count) : "%10d".formatted(count));
        call.out().line(line + (file.isEmpty() ? "" : " " + file));
    }
}
