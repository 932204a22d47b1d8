package org.daxscope.lab.shell.command;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** POSIX regular expressions as Java's. */
final class Regex {
    private Regex() {
    }

    static Pattern compile(Invocation call, String regex, boolean extended, boolean ignoreCase) {
        try {
            return Pattern.compile(classes(extended ? regex : basic(regex)),
                    ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw call.unknown("the regular expression \"" + regex + "\"");
        }
    }

    /** In a basic expression it is the escaped signs that mean something. */
    private static String basic(String regex) {
        StringBuilder extended = new StringBuilder();
        boolean inSet = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (!inSet && c == '\\' && i + 1 < regex.length()) {
                char next = regex.charAt(++i);
                extended.append("(){}|+?".indexOf(next) >= 0 ? String.valueOf(next) : "\\" + next);
            } else
                if (!inSet && "(){}|+?".indexOf(c) >= 0)
                    extended.append('\\').append(c);
                else
                    if (!inSet && c == '*' && extended.isEmpty())
                        extended.append("\\*");
                    else {
                        inSet = inSet ? c != ']' : c == '[';
                        extended.append(c);
                    }
        }
        return extended.toString();
    }

    private static String classes(String regex) {
        return regex.replace("[:digit:]", "0-9").replace("[:space:]", " \\t\\n\\r\\f\\x0b")
                .replace("[:alpha:]", "a-zA-Z")
                .replace("[:alnum:]", "a-zA-Z0-9").replace("[:xdigit:]", "0-9A-Fa-f").replace("[:blank:]", " \\t")
                .replace("[:upper:]", "A-Z").replace("[:lower:]", "a-z");
    }
}
