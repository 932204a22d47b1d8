package org.daxscope.lab.shell.command;

import org.daxscope.lab.shell.IoError;

/** sh -c. */
final class SubShell implements Command {
    @Override
    public String name() {
        return "sh";
    }

    @Override
    public String usage() {
        return "sh -c SCRIPT";
    }

    @Override
    public int run(Invocation call) throws IoError {
        if (call.arguments().size() != 2 || !call.arguments().getFirst().equals("-c"))
            throw call.unknown("this use");
        return call.interpreter().run(call.arguments().get(1));
    }
}
