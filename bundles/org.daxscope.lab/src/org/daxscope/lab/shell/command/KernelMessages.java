package org.daxscope.lab.shell.command;

import org.daxscope.lab.shell.IoError;

/** dmesg, with the lines the model knows. */
final class KernelMessages implements Command {
    @Override
    public String name() {
        return "dmesg";
    }

    @Override
    public String usage() {
        return "dmesg [-c | -C]";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "cCT");
        if (!options.has("-C"))
            for (String line : call.session().log().lines())
                call.out().line(line);
        if (options.has("-c") || options.has("-C"))
            call.session().log().clear();
        return 0;
    }
}
