package org.daxscope.lab.shell.command;

import org.daxscope.kernel.operation.Operation.Fallocate;
import org.daxscope.kernel.operation.Operation.Fallocate.Mode;
import org.daxscope.lab.shell.IoError;

/** fallocate and its modes. */
final class FallocateFile implements Command {
    @Override
    public String name() {
        return "fallocate";
    }

    @Override
    public String usage() {
        return "fallocate [-p | -z | -c | -i] [-o OFFSET] -l LENGTH FILE";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "pzcino:l:", "punch-hole", "zero-range", "collapse-range", "insert-range",
                "keep-size", "offset:", "length:");
        if (options.operands().size() != 1 || options.has("--keep-size") && !options.has("-p"))
            throw call.unknown("this use");
        Mode mode = has(options, "-p", "--punch-hole") ? Mode.PUNCH_HOLE
                : has(options, "-z", "--zero-range") ? Mode.ZERO_RANGE
                        : has(options, "-c", "--collapse-range") ? Mode.COLLAPSE_RANGE
                                : has(options, "-i", "--insert-range") ? Mode.INSERT_RANGE : Mode.PREALLOCATE;
        String file = options.operands().getFirst();
        if (mode == Mode.PREALLOCATE && options.has("-n"))
            throw call.unknown("the option -n");
        call.session().files().create(file, false);
        call.session().call(new Fallocate(mode, call.session().files().operand(file),
                Sizes.of(call, options.value("-o", options.value("--offset", "0"))),
                Sizes.of(call, options.value("-l", options.value("--length", "0")))), "fallocate failed");
        return 0;
    }

    private static boolean has(Options options, String letter, String word) {
        return options.has(letter) || options.has(word);
    }
}
