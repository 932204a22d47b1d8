package org.daxscope.lab.shell.command;

import org.daxscope.lab.shell.IoError;

/** A program of the shell. */
public interface Command {
    /** What it is called by; aliases are separate commands. */
    String name();

    /** One line: options and operands as far as they are known here. */
    String usage();

    /**
     * Performs it.
     *
     * @return its exit status
     * @throws IoError when a call fails that ends the command: the shell complains, and the status is 1
     * @throws UnsupportedOperationException in a sentence, for an option or a use that is not known
     */
    int run(Invocation call) throws IoError;
}
