package org.daxscope.lab.shell.syntax;

/** Text that this shell cannot read; the message is a sentence. */
public final class SyntaxError extends UnsupportedOperationException {
    private static final long serialVersionUID = 1;

    SyntaxError(String message) {
        super(message);
    }
}
