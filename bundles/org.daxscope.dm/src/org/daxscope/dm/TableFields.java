package org.daxscope.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.kernel.Rule;

/** The fields of one table line, taken from left to right; knows where it stands, so that what is wrong can be shown. */
final class TableFields {
    private static final Pattern FIELD = Pattern.compile("\\S+");

    private final int line;
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private final int end;
    private int next;
    private Rule rule = Rule.DM_TABLE;
    private boolean fixed;

    TableFields(int line, String text) {
        this.line = line;
        Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            texts.add(matcher.group());
            columns.add(matcher.start() + 1);
        }
        this.end = text.stripTrailing().length() + 1;
    }

    boolean isAtEnd() {
        return next == texts.size();
    }

    /** Fields not taken yet. */
    int left() {
        return texts.size() - next;
    }

    /** What the kernel says of what is wrong with the fields that follow. */
    TableFields says(Rule words) {
        if (!fixed)
            rule = words;
        return this;
    }

    /** Where there are not as many fields left as the kernel counts first, that is all it says, whatever else is wrong. */
    TableFields count(Rule words, int expected) {
        return left() == expected ? says(words) : fix(words);
    }

    TableFields fix(Rule words) {
        says(words);
        fixed = true;
        return this;
    }

    /** The fields not taken yet, for targets that print them as they came. */
    List<String> rest() {
        return List.copyOf(texts.subList(next, texts.size()));
    }

    String word(String expected) throws TableException {
        if (isAtEnd())
            throw new TableException(line, end, rule, "expected " + expected + ", found the end of the line");
        return texts.get(next++);
    }

    /** A whole number of at least that many. */
    long number(String expected, long least) throws TableException {
        String text = word(expected);
        try {
            long value = Long.parseLong(text);
            if (value >= least && text.charAt(0) != '+')
                return value;
        } catch (NumberFormatException notOne) {
            // Said below.
        }
        throw wrong("expected " + expected + ", a whole number of at least " + least + ", found \"" + text + "\"");
    }

    void end(String type) throws TableException {
        if (!isAtEnd()) {
            String text = word("");
            throw wrong("expected the end of the line after the arguments of " + type + ", found \"" + text + "\"");
        }
    }

    /** What is wrong with the field taken last. */
    TableException wrong(String problem) {
        return new TableException(line, next == 0 ? 1 : columns.get(next - 1), rule, problem);
    }
}
