package org.daxscope.lab.shell.command;

import org.daxscope.lab.shell.IoError;

/** touch: makes files; there are no times here. */
final class Touch implements Command {
    @Override
    public String name() {
        return "touch";
    }

    @Override
    public String usage() {
        return "touch FILE...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        for (String file : Options.of(call, "c").operands())
            if (!call.session().files().exists(file))
                call.session().files().create(file, false);
        return 0;
    }
}
