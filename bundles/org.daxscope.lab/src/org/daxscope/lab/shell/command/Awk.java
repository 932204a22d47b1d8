package org.daxscope.lab.shell.command;

import java.util.List;

import org.daxscope.lab.shell.IoError;

/** awk: patterns, print, printf, assignments, if, next, exit, fields, numbers and strings. */
final class Awk implements Command {
    @Override
    public String name() {
        return "awk";
    }

    @Override
    public String usage() {
        return "awk [-F SEPARATOR] [-v NAME=VALUE] PROGRAM [FILE]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "F:v:");
        List<String> operands = options.operands();
        if (operands.isEmpty())
            throw call.unknown("a call without a program");
        AwkProgram program = new AwkProgram(call, operands.getFirst(), options.value("-F", " "));
        for (String assignment : options.all("-v"))
            program.assign(assignment);
        return program.run(Lines.of(call, operands.subList(1, operands.size())));
    }
}
