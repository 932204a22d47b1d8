package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.daxscope.dax.Partition;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.lab.shell.IoError;

/** mkfs.xfs and mkfs.ext4. */
final class MakeFileSystem implements Command {
    /** Options that change nothing on disk. */
    private static final Set<String> SILENT = Set.of("-q", "-f", "-F", "-K");
    private static final String XFS_VALUES = "bdilmnrspL";
    private static final String EXT4_VALUES = "bCDEgGiIJmNoOrTULMe";

    private final String name;
    private final String type;

    MakeFileSystem(String name, String type) {
        this.name = name;
        this.type = type;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String usage() {
        return type.equals("xfs") ? "mkfs.xfs [-q] [-f] [-m reflink=N] [-b size=N] [-d su=N,sw=N,agcount=N] DEVICE"
                : "mkfs.ext4 [-q] [-F] [-b BYTES] [-m PERCENT] [-E stripe_width=BLOCKS] [-O FEATURES] DEVICE";
    }

    @Override
    public int run(Invocation call) throws IoError {
        List<String> kept = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        List<String> left = new ArrayList<>(call.arguments());
        while (!left.isEmpty()) {
            String argument = left.removeFirst();
            if (SILENT.contains(argument))
                continue;
            if (!argument.startsWith("-")) {
                operands.add(argument);
                continue;
            }
            boolean takesValue = (type.equals("xfs") ? XFS_VALUES : EXT4_VALUES).contains(argument.substring(1, 2));
            if (!takesValue || argument.length() == 2 && left.isEmpty())
                throw call.unknown("the option " + argument);
            kept.add(argument);
            if (argument.length() == 2)
                kept.add(call.session().names().withNames(left.removeFirst()));
        }
        if (operands.size() != 1)
            throw call.unknown("anything but one device");
        String path = operands.getFirst();
        String device = call.session().names().device(path).orElseThrow(() -> call.unknown("the device " + path));
        warn(call, path, device);
        call.session().call(new Operation.MakeFileSystem(device, type, String.join(" ", kept)), path);
        return 0;
    }

    /** Both tools speak up about a partition that begins inside a page. */
    private void warn(Invocation call, String path, String device) throws IoError {
        for (Partition part : call.session().machine().partitions())
            if (part.name().equals(device) && !part.isPageAligned()) {
                if (type.equals("xfs"))
                    call.streams().err().line("warning: device is not properly aligned " + path);
                else {
                    call.streams().err().line(path + " alignment is offset by "
                            + (Units.PAGE - part.start() * Units.SECTOR % Units.PAGE) + " bytes.");
                    call.streams().err()
                            .line("This may result in very poor performance, (re)-partitioning suggested.");
                }
            }
    }
}
