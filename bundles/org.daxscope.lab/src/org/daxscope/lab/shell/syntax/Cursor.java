package org.daxscope.lab.shell.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A place in the text of a script. */
final class Cursor {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+|[{}!]");
    private static final String DELIMITERS = " \t\n;&|<>()";
    private static final int SHOWN = 20;

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The character here, or 0 at the end. */
    char here() {
        return atEnd() ? 0 : text.charAt(at);
    }

    char next() {
        if (atEnd())
            throw error("the command ends too early");
        return text.charAt(at++);
    }

    void advance(int characters) {
        at += characters;
    }

    boolean startsWith(String what) {
        return text.startsWith(what, at);
    }

    void expect(String what) {
        skipBlankLines();
        if (!startsWith(what))
            throw error("expected \"" + what + "\", found \"" + ahead() + "\"");
        advance(what.length());
    }

    boolean atDelimiter() {
        return atEnd() || DELIMITERS.indexOf(here()) >= 0;
    }

    void skipBlanks() {
        while (here() == ' ' || here() == '\t' || startsWith("\\\n"))
            at += here() == '\\' ? 2 : 1;
        if (here() == '#' && (at == 0 || DELIMITERS.indexOf(text.charAt(at - 1)) >= 0))
            while (!atEnd() && here() != '\n')
                at++;
    }

    void skipBlankLines() {
        for (skipBlanks(); here() == '\n'; skipBlanks())
            at++;
    }

    /** What could be a reserved word here, or nothing. */
    String reservedWord() {
        skipBlanks();
        Matcher matcher = match(WORD);
        if (matcher == null)
            return "";
        int end = at + matcher.group().length();
        return end >= text.length() || DELIMITERS.indexOf(text.charAt(end)) >= 0 ? matcher.group() : "";
    }

    boolean matches(Pattern pattern) {
        return match(pattern) != null;
    }

    @Nullable
    Matcher match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        matcher.region(at, text.length());
        return matcher.lookingAt() ? matcher : null;
    }

    String ahead() {
        return atEnd() ? "the end" : text.substring(at, Math.min(text.length(), at + SHOWN)).replace("\n", "\\n");
    }

    SyntaxError error(String what) {
        return new SyntaxError("the shell cannot read this command at character " + at + ": " + what);
    }
}
