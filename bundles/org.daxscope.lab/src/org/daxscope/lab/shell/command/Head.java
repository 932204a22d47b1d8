package org.daxscope.lab.shell.command;

import java.io.ByteArrayOutputStream;
import java.util.List;

import org.daxscope.lab.shell.Input;
import org.daxscope.lab.shell.IoError;

/** head. */
final class Head implements Command {
    private static final int LINES = 10;

    @Override
    public String name() {
        return "head";
    }

    @Override
    public String usage() {
        return "head [-n LINES | -LINES] [-c BYTES] [FILE]";
    }

    @Override
    public int run(Invocation call) throws IoError {
        List<String> arguments = call.arguments().stream().map(a -> a.matches("-[0-9]+") ? "-n" + a.substring(1) : a)
                .toList();
        Options options = Options.of(call, arguments, "n:c:q");
        if (options.operands().size() > 1)
            throw call.unknown("more than one file");
        Input in = call.input(options.operands().isEmpty() ? "-" : options.operands().getFirst());
        if (options.has("-c"))
            bytes(call, in, Sizes.of(call, options.value("-c", "")));
        else
            lines(call, in, Sizes.of(call, options.value("-n", String.valueOf(LINES))));
        return 0;
    }

    private static void bytes(Invocation call, Input in, long wanted) throws IoError {
        long left = wanted;
        while (left > 0) {
            byte[] next = in.read((int) Math.min(left, Input.BUFFER));
            if (next.length == 0)
                return;
            call.out().write(next);
            left -= next.length;
        }
    }

    private static void lines(Invocation call, Input in, long wanted) throws IoError {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long left = wanted;
        while (left > 0) {
            byte[] next = in.read(1);
            if (next.length == 0)
                break;
            kept.write(next[0]);
            if (next[0] == '\n')
                left--;
        }
        if (kept.size() > 0)
            call.out().write(kept.toByteArray());
    }
}
