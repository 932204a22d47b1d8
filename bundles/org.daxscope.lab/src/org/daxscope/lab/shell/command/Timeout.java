package org.daxscope.lab.shell.command;

import org.daxscope.lab.shell.IoError;

/** timeout: runs a command; nothing here takes time. */
final class Timeout implements Command {
    @Override
    public String name() {
        return "timeout";
    }

    @Override
    public String usage() {
        return "timeout SECONDS COMMAND [ARGUMENT]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        if (call.arguments().size() < 2 || !call.arguments().getFirst().matches("[0-9.]+[smh]?"))
            throw call.unknown("this use");
        return call.launcher().run(call.arguments().subList(1, call.arguments().size()), call.streams());
    }
}
