package org.daxscope.lab.shell.command;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.lab.shell.IoError;

/** sync. */
final class Sync implements Command {
    @Override
    public String name() {
        return "sync";
    }

    @Override
    public String usage() {
        return "sync [FILE]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        if (call.arguments().isEmpty())
            call.session().perform(new Operation.Sync());
        for (String file : call.arguments())
            call.session().files().open(file).fsync();
        return 0;
    }
}
