package org.daxscope.lab.shell.command;

import org.daxscope.lab.shell.IoError;

/** blockdev: sizes of devices. */
final class BlockDeviceInfo implements Command {
    private static final int SECTOR = 512;

    @Override
    public String name() {
        return "blockdev";
    }

    @Override
    public String usage() {
        return "blockdev {--getsz | --getsize64} DEVICE";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "", "getsz", "getsize64");
        for (String path : options.operands()) {
            if (call.session().names().device(path).isEmpty())
                throw call.unknown("the device " + path);
            long bytes = call.session().files().open(path).size();
            if (options.has("--getsz"))
                call.out().line(String.valueOf(bytes / SECTOR));
            if (options.has("--getsize64"))
                call.out().line(String.valueOf(bytes));
        }
        return 0;
    }
}
