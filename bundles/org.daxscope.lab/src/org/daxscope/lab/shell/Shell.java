package org.daxscope.lab.shell;

import java.util.List;

import org.daxscope.lab.shell.command.CommandSet;
import org.daxscope.lab.shell.syntax.ScriptParser;

/** A shell over a machine: takes text as an operator types it, performs it, and gives what was printed. */
public final class Shell {
    private final Session session;
    private final CommandSet commands;

    public Shell(Session session) {
        this(session, CommandSet.standard());
    }

    public Shell(Session session, CommandSet commands) {
        this.session = session;
        this.commands = commands;
    }

    public CommandSet commands() {
        return commands;
    }

    /**
     * What a script gave.
     *
     * @param status 0 when its last command succeeded
     * @param text what it wrote to descriptors 1 and 2, in order
     */
    public record Result(int status, String text) {
        public List<String> lines() {
            return text.lines().toList();
        }
    }

    /**
     * Runs a script to its end, as {@code sh -c} does.
     *
     * @throws UnsupportedOperationException in a sentence, at the first thing this shell or the model does not know; what was
     *     done before stays done
     */
    public Result run(String script) {
        Output.Buffer terminal = new Output.Buffer();
        int status = new Interpreter(session, commands).script(ScriptParser.parse(script),
                new Streams(Input.EMPTY, terminal, terminal));
        return new Result(status, terminal.text());
    }
}
