package org.daxscope.lab.shell.command;

import java.util.Arrays;
import java.util.List;

import org.daxscope.lab.shell.IoError;

/** tail. */
final class Tail implements Command {
    @Override
    public String name() {
        return "tail";
    }

    @Override
    public String usage() {
        return "tail [-n [+]LINES | -LINES] [-c BYTES] [FILE]";
    }

    @Override
    public int run(Invocation call) throws IoError {
        List<String> arguments = call.arguments().stream().map(a -> a.matches("-[0-9]+") ? "-n" + a.substring(1) : a)
                .toList();
        Options options = Options.of(call, arguments, "n:c:q");
        if (options.operands().size() > 1)
            throw call.unknown("more than one file");
        String file = options.operands().isEmpty() ? "-" : options.operands().getFirst();
        if (options.has("-c")) {
            byte[] all = call.input(file).readAll();
            long wanted = Sizes.of(call, options.value("-c", ""));
            call.out().write(Arrays.copyOfRange(all, (int) Math.max(0, all.length - wanted), all.length));
            return 0;
        }
        List<String> lines = Lines.of(call, List.of(file));
        String wanted = options.value("-n", "10");
        long first = wanted.startsWith("+") ? Math.max(0, Sizes.of(call, wanted.substring(1)) - 1)
                : Math.max(0, lines.size() - Sizes.of(call, wanted));
        for (long i = first; i < lines.size(); i++)
            call.out().line(lines.get((int) i));
        return 0;
    }
}
