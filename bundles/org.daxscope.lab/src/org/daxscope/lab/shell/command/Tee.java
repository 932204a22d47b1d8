package org.daxscope.lab.shell.command;

import org.daxscope.lab.shell.IoError;

/** tee. */
final class Tee implements Command {
    @Override
    public String name() {
        return "tee";
    }

    @Override
    public String usage() {
        return "tee [-a] [FILE]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "a");
        byte[] all = call.in().readAll();
        int status = 0;
        for (String file : options.operands())
            try {
                var out = call.session().files().create(file, !options.has("-a"));
                Patterned.write(out, options.has("-a") ? out.size() : 0, all, all.length, false);
            } catch (IoError error) {
                status = call.complain(file + ": " + error.errno().text());
            }
        if (all.length > 0)
            call.out().write(all);
        return status;
    }
}
