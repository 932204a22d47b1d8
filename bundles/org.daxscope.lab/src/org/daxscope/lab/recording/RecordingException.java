package org.daxscope.lab.recording;

/** A recording that cannot be accepted: where it goes wrong, to the character, and what was expected there. */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;
    private final String what;
    private final String expected;

    /**
     * @param file     the name of the file as its reader knows it
     * @param line     1-based
     * @param column   1-based, in characters (code points), a tab counting as one
     * @param what     what was found
     * @param expected what would have been accepted, with the place in the document in front when that is known
     */
    public RecordingException(String file, int line, int column, String what, String expected) {
        super("%s:%d:%d: %s, found %s".formatted(Quoted.plain(file), line, column, expected, what));
        this.file = file;
        this.line = line;
        this.column = column;
        this.what = what;
        this.expected = expected;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public String what() {
        return what;
    }

    public String expected() {
        return expected;
    }
}
