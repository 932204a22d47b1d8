package org.daxscope.lab.recording;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON by the letter of RFC 8259, and stricter: no field twice, no lone surrogates, and the {@link Limits}. Written by
 * hand because exact places and limits are the point.
 */
final class JsonParser {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final Source source;
    private final String text;
    private final Map<String, String> names = new HashMap<>();
    private int next;
    private int values;

    private JsonParser(Source source) {
        this.source = source;
        text = source.text();
    }

    static Json parse(Source source) throws RecordingException {
        JsonParser parser = new JsonParser(source);
        Json value = parser.value(0);
        if (parser.peek() != 0) {
            throw parser.unexpected("the end of the file");
        }
        return value;
    }

    private Json value(int depth) throws RecordingException {
        char first = peek();
        if (++values > Limits.VALUES) {
            throw source.error(next, String.format(Locale.ROOT, "at most %,d values", Limits.VALUES), "more");
        }
        int at = next;
        return switch (first) {
            case '{' -> members(at, deeper(depth));
            case '[' -> items(at, deeper(depth));
            case '"' -> new Json.Text(at, new JsonStrings(source, next).read(end -> next = end));
            case 't' -> word("true", new Json.Bool(at, true));
            case 'f' -> word("false", new Json.Bool(at, false));
            case 'n' -> word("null", new Json.Null(at));
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(at);
            default -> throw unexpected("a value");
        };
    }

    private int deeper(int depth) throws RecordingException {
        if (depth == Limits.DEPTH) {
            throw source.error(next, "at most %d objects and lists inside each other".formatted(Limits.DEPTH), "more");
        }
        return depth + 1;
    }

    private Json members(int at, int depth) throws RecordingException {
        Map<String, Json> members = new LinkedHashMap<>(8);
        next++;
        if (peek() == '}') {
            next++;
            return new Json.Members(at, Map.of());
        }
        do {
            if (peek() != '"') {
                throw unexpected("the name of a field in double quotes");
            }
            int nameAt = next;
            String name = name();
            if (members.containsKey(name)) {
                throw source.error(nameAt, "each field once", Quoted.text(name) + " again");
            }
            if (peek() != ':') {
                throw unexpected("':'");
            }
            next++;
            members.put(name, value(depth));
        } while (isFollowedByComma('}'));
        return new Json.Members(at, Collections.unmodifiableMap(members));
    }

    private String name() throws RecordingException {
        String name = new JsonStrings(source, next).read(end -> next = end);
        return names.computeIfAbsent(name, same -> same);
    }

    private Json items(int at, int depth) throws RecordingException {
        List<Json> items = new ArrayList<>(4);
        next++;
        if (peek() == ']') {
            next++;
            return new Json.Items(at, List.of());
        }
        do {
            items.add(value(depth));
        } while (isFollowedByComma(']'));
        return new Json.Items(at, Collections.unmodifiableList(items));
    }

    private boolean isFollowedByComma(char close) throws RecordingException {
        char c = peek();
        if (c != ',' && c != close) {
            throw unexpected("',' or '%c'".formatted(close));
        }
        next++;
        return c == ',';
    }

    private Json word(String word, Json value) throws RecordingException {
        if (!text.startsWith(word, next)) {
            throw unexpected("a value");
        }
        next += word.length();
        return value;
    }

    private Json number(int at) throws RecordingException {
        int end = at;
        while (end < text.length() && "+-.0123456789eE".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        if (end - at > Limits.NUMBER) {
            throw source.error(at, "a number of at most %d characters".formatted(Limits.NUMBER), "more");
        }
        String written = text.substring(at, end);
        Matcher matcher = NUMBER.matcher(written);
        if (!matcher.matches() || Double.isInfinite(Double.parseDouble(written))) {
            throw source.error(at, "a number from -1.7e308 to 1.7e308", written);
        }
        next = end;
        return new Json.Num(at, written);
    }

    /** The next character that is no white space; 0 at the end. */
    private char peek() {
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() ? text.charAt(next) : 0;
    }

    private RecordingException unexpected(String expected) {
        return source.error(next, expected, source.describeAt(next));
    }
}
