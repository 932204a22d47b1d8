package org.daxscope.lab.shell.command;

import java.util.List;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.shell.FileTree.Kind;
import org.daxscope.lab.shell.Input;
import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.OpenFile;

/** cp of one file; with --reflink=always it shares the blocks. */
final class Copy implements Command {
    @Override
    public String name() {
        return "cp";
    }

    @Override
    public String usage() {
        return "cp [-f] [--reflink=always] FROM TO";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "fa", "reflink:");
        List<String> paths = options.operands();
        if (paths.size() != 2)
            throw call.unknown("anything but one file and where it goes");
        String from = paths.getFirst();
        String to = target(call, from, paths.get(1));
        if (options.has("--reflink")) {
            call.session().files().create(to, true);
            Operation.Reflink clone = new Operation.Reflink(call.session().files().operand(from), 0, 0,
                    call.session().files().operand(to), 0);
            return call.session().perform(clone) instanceof Outcome.Failed failed
                    ? call.complain("failed to clone '" + to + "' from '" + from + "': " + failed.errno().text())
                    : 0;
        }
        copy(call, from, to);
        return 0;
    }

    /** A directory as target means the same name in it. */
    static String target(Invocation call, String from, String to) {
        return call.session().files().kind(to) == Kind.DIRECTORY ? to + "/" + from.substring(from.lastIndexOf('/') + 1)
                : to;
    }

    static void copy(Invocation call, String from, String to) throws IoError {
        OpenFile in = call.session().files().open(from);
        OpenFile out = call.session().files().create(to, true);
        long at = 0;
        for (byte[] next = in.read(at, Input.BUFFER, false); next.length > 0; next = in.read(at, Input.BUFFER, false)) {
            Patterned.write(out, at, next, next.length, false);
            at += next.length;
        }
    }
}
