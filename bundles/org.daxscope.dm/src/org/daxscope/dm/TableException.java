package org.daxscope.dm;

/** A table that cannot be. The message says where, what is there and what was expected. */
public final class TableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line from 1
     * @param column of the first character of the field, from 1
     * @param problem what was expected, and what is there
     */
    TableException(int line, int column, String problem) {
        super("line " + line + ", column " + column + ": " + problem);
        this.line = line;
        this.column = column;
    }

    /** Line of the table, from 1. */
    public int line() {
        return line;
    }

    /** Column of the field in question, from 1. */
    public int column() {
        return column;
    }
}
