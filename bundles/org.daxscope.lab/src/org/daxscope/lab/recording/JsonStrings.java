package org.daxscope.lab.recording;

import java.util.Locale;
import java.util.function.IntConsumer;

/** Reads one JSON text in double quotes. */
final class JsonStrings {
    private final Source source;
    private final String text;
    private int next;

    /** @param at offset of the opening quote */
    JsonStrings(Source source, int at) {
        this.source = source;
        text = source.text();
        next = at + 1;
    }

    /** @param end told the offset behind the closing quote */
    String read(IntConsumer end) throws RecordingException {
        int start = next;
        while (plain() != '"') {
            if (text.charAt(next) == '\\') {
                return readEscaped(start, end);
            }
            next++;
        }
        end.accept(next + 1);
        return limited(start, text.substring(start, next));
    }

    private String readEscaped(int start, IntConsumer end) throws RecordingException {
        StringBuilder value = new StringBuilder(text.substring(start, next));
        for (char c = plain(); c != '"'; c = plain()) {
            if (c == '\\') {
                escape(value);
            } else {
                value.append(c);
                next++;
            }
        }
        end.accept(next + 1);
        return limited(start, value.toString());
    }

    private String limited(int start, String value) throws RecordingException {
        if (value.length() > Limits.TEXT) {
            throw source.error(start - 1, String.format(Locale.ROOT, "a text of at most %,d characters", Limits.TEXT),
                    "more");
        }
        return value;
    }

    /** The next character, which may stand in a text. */
    private char plain() throws RecordingException {
        if (next >= text.length() || text.charAt(next) < ' ') {
            throw source.error(next, "'\"' at the end of a text", source.describeAt(next));
        }
        return text.charAt(next);
    }

    private void escape(StringBuilder value) throws RecordingException {
        char kind = next + 1 < text.length() ? text.charAt(next + 1) : 0;
        int which = "\"\\/bfnrt".indexOf(kind);
        if (which >= 0) {
            value.append("\"\\/\b\f\n\r\t".charAt(which));
            next += 2;
        } else if (kind == 'u') {
            unicode(value);
        } else {
            throw source.error(next + 1, "one of \" \\ / b f n r t u after '\\'", source.describeAt(next + 1));
        }
    }

    private void unicode(StringBuilder value) throws RecordingException {
        int at = next;
        char unit = hex();
        value.append(unit);
        if (Character.isLowSurrogate(unit)) {
            throw source.error(at, "a whole character", "half of a surrogate pair");
        }
        if (Character.isHighSurrogate(unit)) {
            char low = text.startsWith("\\u", next) ? hex() : 0;
            if (!Character.isLowSurrogate(low)) {
                throw source.error(at, "a whole character", "half of a surrogate pair");
            }
            value.append(low);
        }
    }

    private char hex() throws RecordingException {
        int unit = 0;
        for (int i = next + 2; i < next + 6; i++) {
            int digit = i < text.length() && text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw source.error(Math.min(i, text.length()), "four hex digits after '\\u'", source.describeAt(i));
            }
            unit = unit << 4 | digit;
        }
        next += 6;
        return (char) unit;
    }
}
