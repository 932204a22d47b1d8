package org.daxscope.lab.shell.command;

/** Backslash escapes of printf, echo -e and tr. */
final class Escapes {
    private static final String LETTERS = "abfnrtv\\\"'";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000b\\\"'";
    private static final int OCTAL_DIGITS = 3;

    private Escapes() {
    }

    static String resolve(String text) {
        StringBuilder resolved = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\\' || at == text.length()) {
                resolved.append(c);
                continue;
            }
            char escaped = text.charAt(at++);
            int known = LETTERS.indexOf(escaped);
            if (known >= 0)
                resolved.append(MEANT.charAt(known));
            else
                if (escaped == 'x') {
                    int end = digits(text, at, 16, 2);
                    resolved.append((char) Integer.parseInt("0" + text.substring(at, end), 16));
                    at = end;
                } else if (Character.digit(escaped, 8) >= 0) {
                    int end = digits(text, at - 1, 8, escaped == '0' ? OCTAL_DIGITS + 1 : OCTAL_DIGITS);
                    resolved.append((char) (Integer.parseInt(text.substring(at - 1, end), 8) & 0xff));
                    at = end;
                } else
                    resolved.append('\\').append(escaped);
        }
        return resolved.toString();
    }

    private static int digits(String text, int from, int radix, int most) {
        int end = from;
        while (end < text.length() && end < from + most && Character.digit(text.charAt(end), radix) >= 0)
            end++;
        return end;
    }
}
