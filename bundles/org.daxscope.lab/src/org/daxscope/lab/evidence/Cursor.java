package org.daxscope.lab.evidence;

import java.util.List;
import java.util.function.IntPredicate;

/** A place in a line of text, and what can be read from there. */
final class Cursor {
    private static final int MOST_SHOWN = 24;

    private final int line;
    private final String text;
    private int at;

    /** @param line number of the line, from 1 */
    Cursor(int line, String text) {
        this.line = line;
        this.text = text;
    }

    /** The lines of a text; a line end at its end begins none. */
    static List<String> lines(String text) {
        return text.lines().toList();
    }

    EvidenceException wrong(String expected) {
        return new EvidenceException(line, at + 1, expected, shown());
    }

    private String shown() {
        if (isAtEnd())
            return "the end of the line";
        String rest = rest();
        return '"' + (rest.length() > MOST_SHOWN ? rest.substring(0, MOST_SHOWN) + "..." : rest) + '"';
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    String rest() {
        return text.substring(at);
    }

    Cursor blanks() {
        while (!isAtEnd() && (text.charAt(at) == ' ' || text.charAt(at) == '\t'))
            at++;
        return this;
    }

    /** Whether these characters come next; they are taken if they do. */
    boolean takes(String characters) {
        if (!text.startsWith(characters, at))
            return false;
        at += characters.length();
        return true;
    }

    /** These characters, after blanks. */
    Cursor expect(String characters) throws EvidenceException {
        if (!blanks().takes(characters))
            throw wrong('"' + characters + '"');
        return this;
    }

    /** A decimal number, after blanks. */
    long number(String what) throws EvidenceException {
        return number(what, 10, one -> one >= '0' && one <= '9');
    }

    /** A hexadecimal number, after blanks, with or without 0x. */
    long hex(String what) throws EvidenceException {
        blanks().takes("0x");
        return number(what, 16, one -> Character.digit(one, 16) >= 0);
    }

    /** An octal number, after blanks. */
    long octal(String what) throws EvidenceException {
        return number(what, 8, one -> one >= '0' && one <= '7');
    }

    private long number(String what, int radix, IntPredicate isDigit) throws EvidenceException {
        int start = blanks().at;
        int end = start;
        while (end < text.length() && isDigit.test(text.charAt(end)))
            end++;
        if (end == start)
            throw wrong(what);
        try {
            long value = radix == 16 ? Long.parseUnsignedLong(text, start, end, radix)
                    : Long.parseLong(text, start, end, radix);
            at = end;
            return value;
        } catch (NumberFormatException tooLarge) {
            throw wrong(what + " below 2^63");
        }
    }

    /** What comes up to a blank or the end, after blanks. */
    String word(String what) throws EvidenceException {
        int start = blanks().at;
        while (!isAtEnd() && text.charAt(at) != ' ' && text.charAt(at) != '\t')
            at++;
        if (at == start)
            throw wrong(what);
        return text.substring(start, at);
    }

    /** What comes before these characters, which are taken too. */
    String upTo(String characters, String what) throws EvidenceException {
        int end = text.indexOf(characters, at);
        if (end < 0)
            throw wrong(what + " and then \"" + characters + '"');
        String found = text.substring(at, end);
        at = end + characters.length();
        return found;
    }

    /** What comes before the last of these characters, which are taken too. */
    String upToLast(String characters, String what) throws EvidenceException {
        int end = text.lastIndexOf(characters);
        if (end < at)
            throw wrong(what + " and then \"" + characters + '"');
        String found = text.substring(at, end);
        at = end + characters.length();
        return found;
    }

    /** Nothing but blanks is left. */
    void end() throws EvidenceException {
        if (!blanks().isAtEnd())
            throw wrong("the end of the line");
    }
}
