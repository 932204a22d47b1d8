package org.daxscope.dm;

import org.daxscope.kernel.Rule;

/** A table that cannot be. The message says where, what is there and what was expected. */
public final class TableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final transient Rule rule;

    /**
     * @param line from 1
     * @param column of the first character of the field, from 1
     * @param rule what the kernel says of it
     * @param problem what was expected, and what is there
     */
    TableException(int line, int column, Rule rule, String problem) {
        super("line " + line + ", column " + column + ": " + problem);
        this.line = line;
        this.column = column;
        this.rule = rule;
    }

    /** What the kernel says of it, in its own words. */
    public Rule rule() {
        return rule;
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
