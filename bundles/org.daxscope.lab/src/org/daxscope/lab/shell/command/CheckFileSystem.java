package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.shell.IoError;

/** e2fsck and xfs_repair: what they do to the device, and their exit code; what they say on the way is not told. */
final class CheckFileSystem implements Command {
    private final String name;
    private final String values;

    /** @param values letters of options that take a value */
    CheckFileSystem(String name, String values) {
        this.name = name;
        this.values = values;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String usage() {
        return name.equals("xfs_repair") ? "xfs_repair [-n] [-L] DEVICE"
                : name + " [-f] [-n | -y | -p] [-b BLOCK] DEVICE";
    }

    @Override
    public int run(Invocation call) throws IoError {
        List<String> kept = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        List<String> left = new ArrayList<>(call.arguments());
        while (!left.isEmpty()) {
            String argument = left.removeFirst();
            if (!argument.startsWith("-"))
                operands.add(argument);
            else {
                kept.add(argument);
                if (argument.length() == 2 && values.contains(argument.substring(1)) && !left.isEmpty())
                    kept.add(left.removeFirst());
            }
        }
        if (operands.size() != 1)
            throw call.unknown("anything but one device");
        String path = operands.getFirst();
        String device = call.session().names().device(path).orElseThrow(() -> call.unknown("the device " + path));
        return switch (call.session().perform(new Operation.Fsck(device, String.join(" ", kept)))) {
            case Outcome.Done done -> (int) done.value();
            case Outcome.Failed failed -> call.complain(path + ": " + failed.errno().text());
            default -> throw call.unknown("what the check gave");
        };
    }
}
