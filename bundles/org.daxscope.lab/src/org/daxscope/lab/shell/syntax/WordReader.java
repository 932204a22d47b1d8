package org.daxscope.lab.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.lab.shell.syntax.Word.Part;

/** Reads words: literals, quotes, and what a dollar begins. */
final class WordReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*|[0-9?#@*$!]");
    private static final Pattern OPERATOR = Pattern.compile(":-|:=|:\\+|-|\\+|##|#|%%|%");
    private static final String ESCAPED_IN_QUOTES = "$`\"\\\n";

    private final Cursor in;
    private final Supplier<Node> substitution;

    /** @param substitution reads a script and the closing parenthesis behind it */
    WordReader(Cursor in, Supplier<Node> substitution) {
        this.in = in;
        this.substitution = substitution;
    }

    /** A word up to the next delimiter; without parts when there is none. */
    Word read() {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (!in.atDelimiter()) {
            char c = in.next();
            switch (c) {
                case '\'' -> {
                    flush(plain, parts, false);
                    parts.add(new Word.Literal(singleQuoted(), true));
                }
                case '"' -> {
                    flush(plain, parts, false);
                    parts.addAll(quoted('"').parts());
                }
                case '\\' -> {
                    flush(plain, parts, false);
                    if (in.here() == '\n')
                        in.advance(1);
                    else
                        parts.add(new Word.Literal(String.valueOf(in.next()), true));
                }
                case '$', '`' -> expansion(c, plain, parts, false);
                default -> plain.append(c);
            }
        }
        flush(plain, parts, false);
        return new Word(parts);
    }

    private static void flush(StringBuilder plain, List<Part> parts, boolean quoted) {
        if (plain.isEmpty())
            return;
        parts.add(new Word.Literal(plain.toString(), quoted));
        plain.setLength(0);
    }

    private String singleQuoted() {
        StringBuilder text = new StringBuilder();
        for (char c = in.next(); c != '\''; c = in.next())
            text.append(c);
        return text.toString();
    }

    /** Everything up to a closing character, as inside double quotes; the closing one is consumed. */
    private Word quoted(char closing) {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (char c = in.next(); c != closing; c = in.next())
            switch (c) {
            case '\\' -> {
                if (ESCAPED_IN_QUOTES.indexOf(in.here()) < 0)
                    plain.append(c);
                char escaped = in.next();
                if (escaped != '\n')
                    plain.append(escaped);
            }
            case '$', '`' -> expansion(c, plain, parts, true);
            default -> plain.append(c);
            }
        flush(plain, parts, true);
        // Empty quotes make an empty field.
        if (parts.isEmpty())
            parts.add(new Word.Literal("", true));
        return new Word(parts);
    }

    private void expansion(char sign, StringBuilder plain, List<Part> parts, boolean quoted) {
        if (sign == '$' && !in.startsWith("(") && !in.startsWith("{") && !in.matches(NAME)) {
            plain.append(sign);
            return;
        }
        flush(plain, parts, quoted);
        parts.add(sign == '`' ? backquoted(quoted) : dollar(quoted));
    }

    private Part backquoted(boolean quoted) {
        StringBuilder text = new StringBuilder();
        for (char c = in.next(); c != '`'; c = in.next())
            if (c == '\\' && "$`\\".indexOf(in.here()) >= 0)
                text.append(in.next());
            else
                text.append(c);
        return new Word.Substitution(ScriptParser.parse(text.toString()), quoted);
    }

    private Part dollar(boolean quoted) {
        if (in.startsWith("(("))
            return arithmetic(quoted);
        if (in.startsWith("(")) {
            in.advance(1);
            return new Word.Substitution(substitution.get(), quoted);
        }
        if (in.startsWith("{"))
            return braces(quoted);
        return new Word.Variable(name(), "", new Word(List.of()), quoted);
    }

    private String name() {
        Matcher name = in.match(NAME);
        if (name == null)
            throw in.error("expected the name of a variable, found \"" + in.ahead() + "\"");
        in.advance(name.group().length());
        return name.group();
    }

    private Part braces(boolean quoted) {
        in.advance(1);
        if (in.startsWith("#") && !in.startsWith("#}")) {
            in.advance(1);
            String name = name();
            in.expect("}");
            return new Word.Variable(name, "length", new Word(List.of()), quoted);
        }
        String name = name();
        Matcher operator = in.match(OPERATOR);
        if (operator != null)
            in.advance(operator.group().length());
        Word argument = quoted('}');
        if (operator == null && !argument.equals(new Word(List.of(new Word.Literal("", true)))))
            throw in.error("${" + name + "...} is not known here");
        return new Word.Variable(name, operator == null ? "" : operator.group(), argument, quoted);
    }

    /** Behind the dollar: (( expression )). */
    private Part arithmetic(boolean quoted) {
        in.advance(2);
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int open = 0;
        while (open > 0 || !in.startsWith("))")) {
            char c = in.next();
            switch (c) {
                case '$', '`' -> expansion(c, plain, parts, true);
                case '(' -> {
                    open++;
                    plain.append(c);
                }
                case ')' -> {
                    open--;
                    plain.append(c);
                }
                default -> plain.append(c);
            }
        }
        in.advance(2);
        flush(plain, parts, true);
        return new Word.Arithmetic(new Word(parts), quoted);
    }
}
