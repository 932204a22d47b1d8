package org.daxscope.lab.shell.command;

import java.util.List;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.lab.shell.FileTree.Kind;
import org.daxscope.lab.shell.FileTree.OnDisk;
import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.Session;

/** mv: a rename in one file system, copying and removing between two. */
final class Move implements Command {
    @Override
    public String name() {
        return "mv";
    }

    @Override
    public String usage() {
        return "mv [-f] FROM TO";
    }

    @Override
    public int run(Invocation call) throws IoError {
        List<String> paths = Options.of(call, "f").operands();
        if (paths.size() != 2)
            throw call.unknown("anything but one file and where it goes");
        Session session = call.session();
        String from = paths.getFirst();
        if (session.files().kind(from) == Kind.NONE)
            return call.complain("can't rename '" + from + "': No such file or directory");
        String to = Copy.target(call, from, paths.get(1));
        OnDisk source = session.files().onDisk(from).orElse(null);
        OnDisk target = session.files().onDisk(to).orElse(null);
        if (source != null && target != null && source.device().equals(target.device())) {
            session.call(new Operation.Rename(source.name(), target.name()), "can't rename '" + from + "'");
            return 0;
        }
        Copy.copy(call, from, to);
        session.files().remove(from);
        return 0;
    }
}
