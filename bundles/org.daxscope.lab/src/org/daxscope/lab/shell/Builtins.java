package org.daxscope.lab.shell;

import java.util.List;
import java.util.Set;

/** Commands that are part of the shell itself. */
final class Builtins {
    static final Set<String> NAMES = Set.of(":", "true", "false", "exit", "break", "continue", "export", "read",
            "unset", "wait", "sleep");

    private final Variables variables;
    private final Streams streams;
    private final Background background;

    Builtins(Variables variables, Streams streams, Background background) {
        this.variables = variables;
        this.streams = streams;
        this.background = background;
    }

    int run(String name, List<String> arguments) throws IoError {
        return switch (name) {
            case ":", "true" -> 0;
            case "false" -> 1;
            case "exit" -> throw new Leave.Exit(number(arguments, variables.status()));
            case "break" -> throw new Leave.Loop(true, number(arguments, 1));
            case "continue" -> throw new Leave.Loop(false, number(arguments, 1));
            case "export" -> {
                arguments.forEach(this::assign);
                yield 0;
            }
            case "unset" -> {
                arguments.forEach(variables.values()::remove);
                yield 0;
            }
            case "read" -> read(arguments);
            case "wait" -> {
                background.finish();
                yield 0;
            }
            case "sleep" -> {
                background.whileAsleep();
                yield 0;
            }
            default -> throw new UnsupportedOperationException("\"" + name + "\" is not known to this shell");
        };
    }

    private static int number(List<String> arguments, int otherwise) {
        return arguments.isEmpty() ? otherwise : (int) Arithmetic.value(arguments.getFirst(), new Variables().values());
    }

    private void assign(String argument) {
        int equals = argument.indexOf('=');
        if (equals > 0)
            variables.set(argument.substring(0, equals), argument.substring(equals + 1));
    }

    /** One line, split at blanks; the last variable takes what is left. */
    private int read(List<String> arguments) throws IoError {
        List<String> names = arguments.stream().filter(argument -> !argument.equals("-r")).toList();
        StringBuilder line = new StringBuilder();
        byte[] next = streams.in().read(1);
        boolean any = next.length > 0;
        while (next.length > 0 && next[0] != '\n') {
            line.append((char) (next[0] & 0xff));
            next = streams.in().read(1);
        }
        String rest = line.toString().strip();
        for (int i = 0; i < names.size(); i++) {
            String[] parts = i == names.size() - 1 ? new String[] {rest} : rest.split("[ \t]+", 2);
            variables.set(names.get(i), parts[0]);
            rest = parts.length > 1 ? parts[1] : "";
        }
        return any ? 0 : 1;
    }
}
