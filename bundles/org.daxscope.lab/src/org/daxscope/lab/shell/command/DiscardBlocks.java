package org.daxscope.lab.shell.command;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.shell.IoError;

/** blkdiscard; with -z it zeroes. */
final class DiscardBlocks implements Command {
    @Override
    public String name() {
        return "blkdiscard";
    }

    @Override
    public String usage() {
        return "blkdiscard [-f] [-z] [-o OFFSET] [-l LENGTH] DEVICE";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "fzvo:l:", "offset:", "length:", "zeroout", "force");
        if (options.operands().size() != 1)
            throw call.unknown("anything but one device");
        String path = options.operands().getFirst();
        String device = call.session().names().device(path).orElseThrow(() -> call.unknown("the device " + path));
        long offset = Sizes.of(call, options.value("-o", options.value("--offset", "0")));
        long all = call.session().files().open(path).size() - offset;
        long length = Sizes.of(call, options.value("-l", options.value("--length", String.valueOf(all))));
        boolean zero = options.has("-z") || options.has("--zeroout");
        Outcome outcome = call.session().perform(zero ? new Operation.ZeroOut(device, offset, length)
                : new Operation.Discard(device, offset, length));
        if (outcome instanceof Outcome.Failed failed)
            return call.complain(path + ": " + (zero ? "BLKZEROOUT" : "BLKDISCARD") + " ioctl failed: "
                    + failed.errno().text());
        return 0;
    }
}
