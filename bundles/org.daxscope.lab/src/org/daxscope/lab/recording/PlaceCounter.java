package org.daxscope.lab.recording;

/** Counts lines and columns while it moves forward through a text; asking for many places in order costs one pass. */
final class PlaceCounter {
    private final String text;
    private int offset;
    private int line = 1;
    private int column = 1;

    PlaceCounter(String text) {
        this.text = text;
    }

    /** @param to offset in chars, not before the one asked last */
    PlaceCounter moveTo(int to) {
        for (; offset < to; offset++) {
            char c = text.charAt(offset);
            if (c == '\n') {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
        }
        return this;
    }

    /** 1-based. */
    int line() {
        return line;
    }

    /** 1-based, in code points. */
    int column() {
        return column;
    }
}
