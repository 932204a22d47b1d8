package org.daxscope.lab.shell.command;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.shell.FileTree;
import org.daxscope.lab.shell.IoError;

/** df of file systems on persistent memory, in KiB. */
final class DiskFree implements Command {
    private static final long KIB = 1024;

    @Override
    public String name() {
        return "df";
    }

    @Override
    public String usage() {
        return "df [-k] [PATH]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "k");
        call.out().line("Filesystem           1K-blocks      Used Available Use% Mounted on");
        for (String device : call.session().machine().mounted())
            if (options.operands().isEmpty()
                    || options.operands().stream().anyMatch(path -> isOn(call, path, device)))
                line(call, device);
        return 0;
    }

    private static boolean isOn(Invocation call, String path, String device) {
        return call.session().names().device(path).filter(device::equals).isPresent()
                || call.session().files().onDisk(path).map(FileTree.OnDisk::device).filter(device::equals).isPresent();
    }

    private static void line(Invocation call, String device) throws IoError {
        if (!(call.session().perform(new Operation.SpaceOf(device)) instanceof Outcome.Space space))
            throw call.unknown("the space of " + device);
        long block = space.blockBytes();
        long used = space.blocks() - space.free();
        long percent = used + space.available() == 0 ? 0
                : Math.ceilDiv(used * 100, used + space.available());
        call.out().line("%-20s %9d %9d %9d %3d%% %s".formatted(call.session().names().path(device),
                space.blocks() * block / KIB, used * block / KIB, space.available() * block / KIB, percent,
                call.session().point(device).orElse("")));
    }
}
