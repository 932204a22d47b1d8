package org.daxscope.lab.shell.command;

import java.util.Arrays;
import java.util.List;

import org.daxscope.lab.shell.IoError;

/** cmp. */
final class Compare implements Command {
    @Override
    public String name() {
        return "cmp";
    }

    @Override
    public String usage() {
        return "cmp [-s] FILE1 FILE2";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "s");
        List<String> files = options.operands();
        if (files.size() != 2)
            throw call.unknown("this use");
        byte[] one = call.input(files.getFirst()).readAll();
        byte[] other = call.input(files.get(1)).readAll();
        int at = Arrays.mismatch(one, other);
        if (at < 0)
            return 0;
        if (options.has("-s"))
            return 1;
        if (at == Math.min(one.length, other.length))
            return call.complain("EOF on " + (one.length < other.length ? files.getFirst() : files.get(1)));
        long line = 1;
        for (int i = 0; i < at; i++)
            line += one[i] == '\n' ? 1 : 0;
        call.out().line("%s %s differ: char %d, line %d".formatted(files.getFirst(), files.get(1), at + 1, line));
        return 1;
    }
}
