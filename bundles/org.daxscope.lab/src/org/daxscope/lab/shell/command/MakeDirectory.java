package org.daxscope.lab.shell.command;

import org.daxscope.lab.shell.FileTree.Kind;
import org.daxscope.lab.shell.IoError;

/** mkdir, outside file systems on persistent memory. */
final class MakeDirectory implements Command {
    @Override
    public String name() {
        return "mkdir";
    }

    @Override
    public String usage() {
        return "mkdir [-p] DIRECTORY...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "p");
        int status = 0;
        for (String directory : options.operands()) {
            if (options.has("-p") && call.session().files().kind(directory) == Kind.DIRECTORY)
                continue;
            try {
                call.session().files().makeDirectory(directory);
            } catch (IoError error) {
                status = call.complain("can't create directory '" + directory + "': " + error.errno().text());
            }
        }
        return status;
    }
}
