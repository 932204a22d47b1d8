package org.daxscope.model.persistence;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** A session file that cannot be read or written: which, where in it, what was found and what was expected. */
public final class SessionFileException extends IOException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /** @param line from 1; 0 when it is about the whole file */
    SessionFileException(String file, int line, int column, String sentence, @Nullable Throwable cause) {
        super(line == 0 ? file + ": " + sentence : file + ":" + line + ":" + column + ": " + sentence, cause);
        this.line = line;
        this.column = column;
    }

    SessionFileException(String file, String sentence, @Nullable Throwable cause) {
        this(file, 0, 0, sentence, cause);
    }

    /** From 1; 0 when it is about the whole file. */
    public int line() {
        return line;
    }

    /** Characters, from 1; 0 when it is about the whole file. */
    public int column() {
        return column;
    }
}
