package org.daxscope.lab.shell.command;

import java.util.List;

import org.daxscope.lab.shell.Input;
import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.Output;
import org.daxscope.lab.shell.Session;
import org.daxscope.lab.shell.Streams;

/**
 * A command being run.
 *
 * @param name as it was called
 * @param arguments without the name
 * @param launcher runs another command
 * @param interpreter runs a script in a subshell
 */
public record Invocation(String name, List<String> arguments, Streams streams, Session session, Launcher launcher,
        Script interpreter) {
    public Invocation {
        arguments = List.copyOf(arguments);
    }

    /** Runs a command by its words; gives its status. */
    @FunctionalInterface
    public interface Launcher {
        int run(List<String> words, Streams streams);
    }

    /** Runs a script; gives its status. */
    @FunctionalInterface
    public interface Script {
        int run(String text);
    }

    Input in() {
        return streams.in();
    }

    Output out() {
        return streams.out();
    }

    /** Writes a complaint with the command's name in front; gives the status 1. */
    int complain(String text) throws IoError {
        streams.err().line(name + ": " + text);
        return 1;
    }

    /** What is said about an option, an operand or a use that this shell does not know. */
    UnsupportedOperationException unknown(String what) {
        return new UnsupportedOperationException(name + ": " + what + " is not known to this shell");
    }

    /** The files named, or standard input when none is; "-" is standard input too. */
    Input input(String path) throws IoError {
        return path.equals("-") ? in() : Input.of(session.files().open(path));
    }
}
