package org.daxscope.lab.shell.command;

import org.daxscope.kernel.Errno;
import org.daxscope.lab.shell.IoError;

/** rm. */
final class Remove implements Command {
    @Override
    public String name() {
        return "rm";
    }

    @Override
    public String usage() {
        return "rm [-f] FILE...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "f");
        int status = 0;
        for (String file : options.operands())
            try {
                call.session().files().remove(file);
            } catch (IoError error) {
                if (!options.has("-f") || error.errno() != Errno.ENOENT)
                    status = call.complain("can't remove '" + file + "': " + error.errno().text());
            }
        return status;
    }
}
