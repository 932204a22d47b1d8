package org.daxscope.lab.shell.command;

import java.util.List;

import org.daxscope.lab.shell.IoError;

/** seq. */
final class Seq implements Command {
    @Override
    public String name() {
        return "seq";
    }

    @Override
    public String usage() {
        return "seq [FIRST [STEP]] LAST";
    }

    @Override
    public int run(Invocation call) throws IoError {
        List<String> numbers = call.arguments();
        if (numbers.isEmpty() || numbers.size() > 3)
            throw call.unknown("this use");
        long first = numbers.size() > 1 ? Sizes.of(call, numbers.getFirst()) : 1;
        long step = numbers.size() > 2 ? Sizes.of(call, numbers.get(1)) : 1;
        long last = Sizes.of(call, numbers.getLast());
        if (step < 1)
            throw call.unknown("the step " + step);
        StringBuilder lines = new StringBuilder();
        for (long number = first; number <= last; number += step)
            lines.append(number).append('\n');
        call.out().print(lines.toString());
        return 0;
    }
}
