package org.daxscope.lab.shell.command;

import java.util.List;

import org.daxscope.lab.shell.IoError;

/** uniq. */
final class Uniq implements Command {
    @Override
    public String name() {
        return "uniq";
    }

    @Override
    public String usage() {
        return "uniq [-c] [FILE]";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "c");
        List<String> lines = Lines.of(call, options.operands());
        int at = 0;
        while (at < lines.size()) {
            int end = at;
            while (end < lines.size() && lines.get(end).equals(lines.get(at)))
                end++;
            call.out().line((options.has("-c") ? "%7d ".formatted(end - at) : "") + lines.get(at));
            at = end;
        }
        return 0;
    }
}
