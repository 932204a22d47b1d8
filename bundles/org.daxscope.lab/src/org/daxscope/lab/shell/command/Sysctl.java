package org.daxscope.lab.shell.command;

import java.nio.charset.StandardCharsets;

import org.daxscope.kernel.operation.Pattern;
import org.daxscope.lab.shell.Input;
import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.OpenFile;

/** sysctl of the settings below /proc/sys that this shell knows. */
final class Sysctl implements Command {
    @Override
    public String name() {
        return "sysctl";
    }

    @Override
    public String usage() {
        return "sysctl [-n] [-q] [-w] NAME[=VALUE]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        Options options = Options.of(call, "nqw");
        for (String operand : options.operands()) {
            int equals = operand.indexOf('=');
            String name = equals < 0 ? operand : operand.substring(0, equals);
            String path = "/proc/sys/" + name.replace('.', '/');
            if (!call.session().files().exists(path))
                throw call.unknown("the setting " + name);
            OpenFile setting = call.session().files().open(path);
            if (equals >= 0) {
                byte[] value = operand.substring(equals + 1).getBytes(StandardCharsets.ISO_8859_1);
                setting.write(0, value.length, new Pattern.Content(0, value), false);
            }
            if (!options.has("-q")) {
                String value = equals >= 0 ? operand.substring(equals + 1)
                        : new String(setting.read(0, Input.BUFFER, false), StandardCharsets.ISO_8859_1).strip();
                call.out().line(options.has("-n") ? value : name + " = " + value);
            }
        }
        return 0;
    }
}
