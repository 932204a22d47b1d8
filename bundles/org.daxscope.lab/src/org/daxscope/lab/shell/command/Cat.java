package org.daxscope.lab.shell.command;

import java.util.List;

import org.daxscope.lab.shell.Input;
import org.daxscope.lab.shell.IoError;

/** cat: copies files to its output, and goes on with the next when one fails. */
final class Cat implements Command {
    @Override
    public String name() {
        return "cat";
    }

    @Override
    public String usage() {
        return "cat [FILE]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        List<String> files = Options.of(call, "u").operands();
        int status = 0;
        for (String file : files.isEmpty() ? List.of("-") : files)
            status |= copy(call, file);
        return status;
    }

    private static int copy(Invocation call, String file) throws IoError {
        Input in;
        try {
            in = call.input(file);
        } catch (IoError error) {
            return call.complain("can't open '" + file + "': " + error.errno().text());
        }
        try {
            for (byte[] next = in.read(Input.BUFFER); next.length > 0; next = in.read(Input.BUFFER))
                call.out().write(next);
            return 0;
        } catch (IoError error) {
            return call.complain("read error: " + error.errno().text());
        }
    }
}
