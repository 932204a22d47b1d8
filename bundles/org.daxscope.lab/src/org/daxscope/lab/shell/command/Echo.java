package org.daxscope.lab.shell.command;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.lab.shell.IoError;

/** echo. */
final class Echo implements Command {
    @Override
    public String name() {
        return "echo";
    }

    @Override
    public String usage() {
        return "echo [-n] [-e] [WORD]...";
    }

    @Override
    public int run(Invocation call) throws IoError {
        List<String> words = new ArrayList<>(call.arguments());
        boolean lineEnd = true;
        boolean escapes = false;
        while (!words.isEmpty() && words.getFirst().matches("-[neE]+")) {
            String options = words.removeFirst();
            lineEnd &= !options.contains("n");
            escapes |= options.contains("e");
        }
        String text = String.join(" ", words);
        call.out().print((escapes ? Escapes.resolve(text) : text) + (lineEnd ? "\n" : ""));
        return 0;
    }
}
