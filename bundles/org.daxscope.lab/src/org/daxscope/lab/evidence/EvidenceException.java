package org.daxscope.lab.evidence;

/** Text that is not what it is said to be. The message says where, what was expected and what is there. */
public final class EvidenceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line from 1
     * @param column of the first character in question, from 1
     */
    EvidenceException(int line, int column, String expected, String found) {
        super("line " + line + ", column " + column + ": expected " + expected + ", found " + found);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
