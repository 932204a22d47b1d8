package org.daxscope.lab.shell.command;

import org.daxscope.lab.shell.FileTree;
import org.daxscope.lab.shell.IoError;
import org.daxscope.machine.image.MountImage;

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
        for (MountImage mount : call.session().machine().image().mounts()) {
            String point = call.session().point(mount.disk()).orElse(mount.point());
            if (options.operands().isEmpty() || options.operands().stream()
                    .anyMatch(path -> isOn(call, path, mount.disk())))
                line(call, mount, point);
        }
        return 0;
    }

    private static boolean isOn(Invocation call, String path, String disk) {
        return call.session().names().device(path).filter(disk::equals).isPresent()
                || call.session().files().onDisk(path).map(FileTree.OnDisk::device).filter(disk::equals).isPresent();
    }

    private static void line(Invocation call, MountImage mount, String point) throws IoError {
        long used = call.session().machine().image().files().stream().filter(file -> file.disk().equals(mount.disk()))
                .flatMap(file -> file.extents().stream()).mapToLong(extent -> extent.length()).sum() / KIB;
        long free = mount.freeBytes() / KIB;
        long total = used + free;
        long percent = total == 0 ? 0 : Math.ceilDiv(used * 100, total);
        String name = call.session().names().path(mount.disk());
        call.out().line("%-20s %9d %9d %9d %3d%% %s".formatted(name, total, used, free, percent, point));
    }
}
