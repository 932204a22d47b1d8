package org.daxscope.lab.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One value of a recording on its way into the typed model. Each method says what it expects, and throws with the
 * value's place when it is something else.
 *
 * @param path where the value stands in the document: steps[3].off
 */
record Value(Source source, Json json, String path) {
    private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");

    long whole(Whole range) throws RecordingException {
        if (json instanceof Json.Num number) {
            try {
                long value = Long.parseLong(number.text());
                if (range.accepts(value)) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw not(range.described());
            }
        }
        throw not(range.described());
    }

    boolean flag() throws RecordingException {
        if (json instanceof Json.Bool bool) {
            return bool.value();
        }
        throw not("true or false");
    }

    String text() throws RecordingException {
        if (json instanceof Json.Text text) {
            return text.value();
        }
        throw not("a text");
    }

    /** A reference: a text of 1 to 255 characters, none of them a control character. */
    String name() throws RecordingException {
        if (json instanceof Json.Text text && isName(text.value())) {
            return text.value();
        }
        throw not("a name of 1 to %d characters".formatted(Limits.NAME));
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= Limits.NAME && text.chars().noneMatch(Character::isISOControl);
    }

    /** A name that is safe as the name of a file: no separators, no leading dot. */
    String safeName() throws RecordingException {
        if (json instanceof Json.Text text && SAFE_NAME.matcher(text.value()).matches()) {
            return text.value();
        }
        throw not("a name of at most 200 letters, digits, '.', '_' and '-', not beginning with '.' or '-'");
    }

    Fill fill() throws RecordingException {
        return Fill.parse(text()).orElseThrow(() -> not("two hex digits, \"pg\" or \"sec\""));
    }

    /** One of the given, by its spelling. */
    <T> T choice(List<T> choices, Function<T, String> spelling) throws RecordingException {
        for (T choice : choices) {
            if (json instanceof Json.Text text && spelling.apply(choice).equals(text.value())) {
                return choice;
            }
        }
        throw not("one of " + String.join(", ", choices.stream().map(spelling).toList()));
    }

    Fields fields() throws RecordingException {
        if (json instanceof Json.Members members) {
            return new Fields(source, members, path);
        }
        throw not("an object");
    }

    List<Value> list(int most) throws RecordingException {
        if (!(json instanceof Json.Items items) || items.values().size() > most) {
            throw not(String.format(Locale.ROOT, "a list of at most %,d", most));
        }
        List<Value> values = new ArrayList<>(items.values().size());
        for (Json item : items.values()) {
            values.add(new Value(source, item, "%s[%d]".formatted(path, values.size())));
        }
        return values;
    }

    /** A list of exactly as many items as are named. */
    List<Value> tuple(String... names) throws RecordingException {
        if (json instanceof Json.Items items && items.values().size() == names.length) {
            return list(names.length);
        }
        throw not("[%s]".formatted(String.join(", ", names)));
    }

    List<String> names(int most) throws RecordingException {
        List<String> names = new ArrayList<>();
        for (Value value : list(most)) {
            names.add(value.name());
        }
        return names;
    }

    RecordingException not(String expected) {
        return source.error(json.at(), path, expected, json.described());
    }
}
