package org.daxscope.machine.check;

/** What a page of a file turns out to hold when it is read after a power failure. Worst last. Semantics 15.1, 15.5. */
public enum PageFate {
    /** Every byte is as the step writes it. */
    GOOD('+', "good"),
    /** Every byte is as before the step. */
    OLD('o', "old data"),
    /** As before the step, and part of it lay on lines that had failed: their bytes are not to be trusted, and no error says so. */
    OLD_UNSURE('?', "old data, not to be trusted"),
    /** Reading it fails, so that everybody knows. */
    POISONED('P', "still poisoned"),
    /** The file does not have the page. */
    MISSING('-', "not in the file"),
    /** Old and new 64-byte lines side by side. */
    TORN('T', "torn"),
    /** It reads without an error, and bytes of it are neither old nor new. */
    LOST('!', "silent loss");

    private final char glyph;
    private final String words;

    PageFate(char glyph, String words) {
        this.glyph = glyph;
        this.words = words;
    }

    /** One character, so that it is never told by colour alone. */
    public char glyph() {
        return glyph;
    }

    public String words() {
        return words;
    }
}
