package org.daxscope.lab.shell.command;

import java.util.Optional;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.shell.FileTree;
import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.Session;

/** umount: refused while somebody has a file of it open. */
final class Unmount implements Command {
    @Override
    public String name() {
        return "umount";
    }

    @Override
    public String usage() {
        return "umount {DIRECTORY | DEVICE}...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        int status = 0;
        for (String operand : Options.of(call, "").operands())
            status |= unmount(call, operand);
        return status;
    }

    private static int unmount(Invocation call, String operand) throws IoError {
        Session session = call.session();
        Optional<String> device = session.names().device(operand);
        if (device.isEmpty())
            device = session.mountedAt(FileTree.normal(operand));
        String refusal = "can't unmount " + operand + ": ";
        if (device.isEmpty() || !session.machine().mounted().contains(device.get()))
            return call.complain(refusal + Errno.EINVAL.text());
        if (session.hasOpenFiles(device.get()))
            return call.complain(refusal + Errno.EBUSY.text());
        if (session.perform(new Operation.Unmount(device.get())) instanceof Outcome.Failed failed)
            return call.complain(refusal + failed.errno().text());
        session.state().points().remove(device.get());
        return 0;
    }
}
