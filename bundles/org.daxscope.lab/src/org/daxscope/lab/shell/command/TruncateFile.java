package org.daxscope.lab.shell.command;

import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.OpenFile;

/** truncate. */
final class TruncateFile implements Command {
    @Override
    public String name() {
        return "truncate";
    }

    @Override
    public String usage() {
        return "truncate -s SIZE FILE...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "cs:", "size:");
        String size = options.value("-s", options.value("--size", ""));
        if (size.isEmpty())
            throw call.unknown("a call without -s");
        for (String file : options.operands()) {
            if (options.has("-c") && !call.session().files().exists(file))
                continue;
            OpenFile opened = call.session().files().create(file, false);
            long bytes = size.startsWith("+") ? opened.size() + Sizes.of(call, size.substring(1))
                    : size.startsWith("-") ? Math.max(0, opened.size() - Sizes.of(call, size.substring(1)))
                            : Sizes.of(call, size);
            opened.truncate(bytes);
        }
        return 0;
    }
}
