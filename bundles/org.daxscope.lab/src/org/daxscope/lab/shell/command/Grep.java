package org.daxscope.lab.shell.command;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.daxscope.lab.shell.IoError;

/** grep; the status is 1 when no line was selected. */
final class Grep implements Command {
    @Override
    public String name() {
        return "grep";
    }

    @Override
    public String usage() {
        return "grep [-E | -F] [-i] [-v] [-o] [-c] [-q] [-n] [-w] [-x] [-s] [-m COUNT] [-A LINES] [-B LINES]"
                + " [-e] REGEX [FILE]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "EFivocqnwxsahm:A:B:e:");
        List<String> operands = options.operands();
        if (operands.isEmpty() && !options.has("-e"))
            throw call.unknown("a call without an expression");
        List<String> expressions = options.has("-e") ? options.all("-e") : List.of(operands.getFirst());
        List<String> files = options.has("-e") ? operands : operands.subList(1, operands.size());
        Pattern pattern = pattern(call, options, expressions);
        int selected = 0;
        for (String file : files.isEmpty() ? List.of("-") : files) {
            List<String> lines;
            try {
                lines = Lines.of(Lines.text(call, file));
            } catch (IoError error) {
                if (!options.has("-s"))
                    call.complain(file + ": " + error.errno().text());
                continue;
            }
            selected += select(call, options, pattern, lines, files.size() > 1 ? file + ":" : "");
        }
        return selected > 0 ? 0 : 1;
    }

    private static Pattern pattern(Invocation call, Options options, List<String> expressions) {
        String regex = expressions.stream().map(e -> options.has("-F") ? Pattern.quote(e)
                : Regex.compile(call, e, options.has("-E"), false).pattern()).collect(Collectors.joining("|"));
        if (options.has("-w"))
            regex = "(?<![A-Za-z0-9_])(?:" + regex + ")(?![A-Za-z0-9_])";
        if (options.has("-x"))
            regex = "^(?:" + regex + ")$";
        return Pattern.compile(regex, options.has("-i") ? Pattern.CASE_INSENSITIVE : 0);
    }

    private static int select(Invocation call, Options options, Pattern pattern, List<String> lines, String prefix)
            throws IoError {
        long most = Sizes.of(call, options.value("-m", String.valueOf(Integer.MAX_VALUE)));
        int before = (int) Sizes.of(call, options.value("-B", "0"));
        int after = (int) Sizes.of(call, options.value("-A", "0"));
        int selected = 0;
        int printedTo = -1;
        for (int i = 0; i < lines.size() && selected < most; i++) {
            Matcher matcher = pattern.matcher(lines.get(i));
            if (matcher.find() == options.has("-v"))
                continue;
            selected++;
            if (options.has("-q") || options.has("-c"))
                continue;
            if (options.has("-o")) {
                matcher.reset();
                while (matcher.find())
                    if (!matcher.group().isEmpty())
                        call.out().line(prefix + matcher.group());
                continue;
            }
            int from = Math.max(printedTo + 1, i - before);
            if (before + after > 0 && printedTo >= 0 && from > printedTo + 1)
                call.out().line("--");
            for (int shown = from; shown <= Math.min(i + after, lines.size() - 1); shown++) {
                String number = options.has("-n") ? shown + 1 + ":" : "";
                call.out().line(prefix + number + lines.get(shown));
                printedTo = shown;
            }
        }
        if (options.has("-c"))
            call.out().line(prefix + selected);
        return selected;
    }
}
