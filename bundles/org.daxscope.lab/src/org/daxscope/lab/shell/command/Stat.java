package org.daxscope.lab.shell.command;

import java.util.List;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.shell.IoError;

/** stat -c with sizes. */
final class Stat implements Command {
    @Override
    public String name() {
        return "stat";
    }

    @Override
    public String usage() {
        return "stat -c FORMAT FILE... (%s size in bytes, %b blocks of %B bytes, %n name)";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "c:");
        if (!options.has("-c"))
            throw call.unknown("a call without -c");
        List<String> files = options.operands();
        for (String file : files) {
            String operand = call.session().files().operand(file);
            switch (call.session().perform(new Operation.Status(operand))) {
                case Outcome.FileStatus status ->
                    call.out().line(fill(call, options.value("-c", ""), file, status));
                case Outcome.Failed failed -> throw new IoError(failed.errno(), "can't stat '" + file + "'");
                default -> throw call.unknown("the status of " + file);
            }
        }
        return 0;
    }

    private static String fill(Invocation call, String format, String file, Outcome.FileStatus status) {
        String text = format.replace("%s", String.valueOf(status.size())).replace("%b", String.valueOf(status.blocks()))
                .replace("%B", "512").replace("%n", file);
        if (text.contains("%"))
            throw call.unknown("the format \"" + format + "\"");
        return text;
    }
}
