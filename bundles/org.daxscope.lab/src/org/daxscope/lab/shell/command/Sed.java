package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.lab.shell.IoError;

/** sed: s, p, d and q with line numbers, $ and /regex/ as addresses. */
final class Sed implements Command {
    private static final Pattern COMMAND = Pattern
            .compile("\\s*(?:(\\d+|\\$|/(?:[^/\\\\]|\\\\.)*/)(?:,(\\d+|\\$))?)?\\s*([spdq])(.*)", Pattern.DOTALL);

    @Override
    public String name() {
        return "sed";
    }

    @Override
    public String usage() {
        return "sed [-n] [-E] [-e] 'ADDRESS[,ADDRESS] {s/A/B/[g] | p | d | q}' [FILE]...";
    }

    /** A command with its addresses; empty ones are not there. */
    private record Edit(String from, String to, char what, Pattern search, String replacement, boolean everywhere,
            boolean prints) {
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "nEre:");
        List<String> operands = options.operands();
        List<String> scripts =
                options.has("-e") ? options.all("-e") : operands.subList(0, Math.min(1, operands.size()));
        List<String> files = options.has("-e") ? operands : operands.subList(scripts.size(), operands.size());
        List<Edit> edits = new ArrayList<>();
        for (String script : scripts)
            for (String part : script.split(";"))
                edits.add(parse(call, part, options.has("-E") || options.has("-r")));
        List<String> lines = Lines.of(call, files);
        for (int i = 0; i < lines.size(); i++)
            if (!edit(call, edits, lines, i, options.has("-n")))
                break;
        return 0;
    }

    private static Edit parse(Invocation call, String text, boolean extended) {
        Matcher command = COMMAND.matcher(text);
        if (!command.matches())
            throw call.unknown("the script \"" + text + "\"");
        String from = command.group(1) == null ? "" : command.group(1);
        String to = command.group(2) == null ? "" : command.group(2);
        char what = command.group(3).charAt(0);
        String rest = command.group(4);
        if (what != 's') {
            if (!rest.isBlank())
                throw call.unknown("the script \"" + text + "\"");
            return new Edit(from, to, what, Pattern.compile(""), "", false, false);
        }
        String[] parts = rest.isEmpty() ? new String[0]
                : rest.substring(1).split("(?<!\\\\)" + Pattern.quote(rest.substring(0, 1)), -1);
        if (parts.length != 3 || !parts[2].strip().matches("[gp]*"))
            throw call.unknown("the script \"" + text + "\"");
        String replacement = parts[1].replace("$", "\\$").replaceAll("(?<!\\\\)&", "\\$0")
                .replaceAll("\\\\([1-9])", "\\$$1");
        return new Edit(from, to, what, Regex.compile(call, parts[0], extended, false), replacement,
                parts[2].contains("g"), parts[2].contains("p"));
    }

    /** Whether to go on with the next line. */
    private static boolean edit(Invocation call, List<Edit> edits, List<String> lines, int index, boolean quiet)
            throws IoError {
        String line = lines.get(index);
        for (Edit edit : edits) {
            if (!chosen(call, edit, line, index + 1, lines.size()))
                continue;
            switch (edit.what) {
                case 'd' -> {
                    return true;
                }
                case 'p' -> call.out().line(line);
                case 'q' -> {
                    if (!quiet)
                        call.out().line(line);
                    return false;
                }
                default -> {
                    Matcher matcher = edit.search.matcher(line);
                    boolean found = matcher.find();
                    line = edit.everywhere ? matcher.replaceAll(edit.replacement)
                            : matcher.replaceFirst(edit.replacement);
                    if (found && edit.prints)
                        call.out().line(line);
                }
            }
        }
        if (!quiet)
            call.out().line(line);
        return true;
    }

    private static boolean chosen(Invocation call, Edit edit, String line, int number, int last) {
        if (edit.from.isEmpty())
            return true;
        if (edit.from.startsWith("/"))
            return Regex.compile(call, edit.from.substring(1, edit.from.length() - 1), false, false).matcher(line)
                    .find();
        int from = edit.from.equals("$") ? last : Integer.parseInt(edit.from);
        int to = edit.to.isEmpty() ? from : edit.to.equals("$") ? last : Integer.parseInt(edit.to);
        return from <= number && number <= to;
    }
}
