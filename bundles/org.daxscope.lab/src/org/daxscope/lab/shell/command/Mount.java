package org.daxscope.lab.shell.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.shell.FileTree;
import org.daxscope.lab.shell.FileTree.Kind;
import org.daxscope.lab.shell.Input;
import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.Session;

/** mount of devices in persistent memory; without operands, the table of mounts. */
final class Mount implements Command {
    private static final int FAILED = 255;
    private static final Set<String> TYPES = Set.of("", "xfs", "ext4");

    @Override
    public String name() {
        return "mount";
    }

    @Override
    public String usage() {
        return "mount [-t {xfs | ext4}] [-o OPTIONS] DEVICE DIRECTORY";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "t:o:");
        List<String> operands = options.operands();
        if (operands.isEmpty()) {
            call.out().print(new String(call.session().files().open("/proc/mounts").read(0, Input.BUFFER, false),
                    StandardCharsets.ISO_8859_1));
            return 0;
        }
        String type = options.value("-t", "");
        if (operands.size() != 2 || !TYPES.contains(type))
            throw call.unknown("mounting " + String.join(" on ", operands) + (type.isEmpty() ? "" : " as " + type));
        return mount(call, type, String.join(",", options.all("-o")), operands.getFirst(), operands.get(1));
    }

    private static int mount(Invocation call, String type, String options, String path, String directory)
            throws IoError {
        Session session = call.session();
        Optional<String> device = session.names().device(path);
        String refusal = "mounting " + path + " on " + directory + " failed: ";
        if (device.isEmpty() || session.files().kind(directory) != Kind.DIRECTORY)
            return call.complain(refusal + "No such file or directory") * FAILED;
        String name = device.get();
        Outcome outcome = session.perform(new Operation.Mount(name, session.names().withNames(options)));
        if (outcome instanceof Outcome.Failed failed) {
            session.log().mountRefused(type, name, failed.reason().rule());
            return call.complain(refusal + failed.errno().text()) * FAILED;
        }
        String found = session.machine().fileSystem(name).orElseThrow().type();
        if (!type.isEmpty() && !type.equals(found))
            throw call.unknown("mounting a device that holds " + found + " as " + type);
        session.state().points().put(name, FileTree.normal(directory));
        boolean asked =
                List.of(options.split(",")).contains("dax=always") || List.of(options.split(",")).contains("dax");
        session.log().mounted(found, name, asked && session.machine().fileSystem(name).orElseThrow().dax().isEmpty());
        return 0;
    }
}
