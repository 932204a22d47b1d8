package org.daxscope.kernel.operation;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.kernel.operation.Operation.PlaceFile.Placement;

/** Arguments of operations as text, by their Java type. */
final class ArgumentText {
    private static final String PLAIN = "plain";
    private static final String PAGES = "pages";
    private static final String SECTORS = "sectors";
    private static final String CONTENT = "content@";
    private static final String UNWRITTEN = "unwritten";
    private static final String BUFFER = "buffer+";

    private ArgumentText() {
    }

    static String write(Object value) {
        return switch (value) {
            case Byte number -> "0x%02x".formatted(number);
            case Enum<?> word -> word.name();
            case Pattern pattern -> pattern(pattern);
            case OpenMode mode -> mode(mode);
            case Set<?> flags -> flags.stream().map(flag -> (MapFlag) flag).sorted().map(Enum::name)
                    .collect(Collectors.joining(" "));
            case Collection<?> list -> list.stream().map(item -> placement((Placement) item))
                    .collect(Collectors.joining(" "));
            default -> value.toString();
        };
    }

    static String pattern(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Constant constant -> write(constant.value());
            case Pattern.PageNumbers pages -> PAGES;
            case Pattern.SectorNumbers sectors -> SECTORS;
            case Pattern.Content content ->
                CONTENT + content.offset() + ":" + Base64.getEncoder().encodeToString(content.bytes());
        };
    }

    private static String mode(OpenMode mode) {
        List<String> words = new ArrayList<>();
        if (mode.direct())
            words.add("direct");
        if (mode.sync())
            words.add("sync");
        if (mode.bufferOffset() != 0)
            words.add(BUFFER + mode.bufferOffset());
        return words.isEmpty() ? PLAIN : String.join(" ", words);
    }

    private static String placement(Placement piece) {
        String place = piece.offset() + ":" + piece.physical() + ":" + piece.length();
        return piece.unwritten() ? place + ":" + UNWRITTEN : place;
    }

    /** @throws IllegalArgumentException saying what was expected */
    static Object read(String text, Class<?> type) {
        if (type == String.class)
            return text;
        if (type == long.class)
            return number(text, Long.MIN_VALUE, Long.MAX_VALUE);
        if (type == int.class)
            return (int) number(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (type == byte.class)
            return octet(text);
        if (type == boolean.class)
            return truth(text);
        if (type == Pattern.class)
            return readPattern(text);
        if (type == OpenMode.class)
            return readMode(text);
        if (type == Set.class)
            return flags(text);
        if (type == List.class)
            return placements(text);
        return constant(text, type);
    }

    private static long number(String text, long least, long most) {
        try {
            long value = Long.decode(text);
            if (value >= least && value <= most)
                return value;
        } catch (NumberFormatException e) {
            // Said below, in words for people.
        }
        throw expected("a whole number from " + least + " to " + most, text);
    }

    private static byte octet(String text) {
        return (byte) number(text, Byte.MIN_VALUE, 0xff);
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw expected("true or false", text);
        };
    }

    static Pattern readPattern(String text) {
        if (text.startsWith(CONTENT))
            return content(text.substring(CONTENT.length()));
        return switch (text) {
            case PAGES -> new Pattern.PageNumbers();
            case SECTORS -> new Pattern.SectorNumbers();
            default -> {
                try {
                    yield new Pattern.Constant(octet(text));
                } catch (IllegalArgumentException e) {
                    throw expected("a byte like 0x57, \"pages\" or \"sectors\"", text);
                }
            }
        };
    }

    private static Pattern content(String text) {
        int colon = text.indexOf(':');
        if (colon < 0)
            throw expected("content@OFFSET:BASE64", CONTENT + text);
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw expected("bytes in Base64 behind content@OFFSET:", e.getMessage());
        }
        return new Pattern.Content(number(text.substring(0, colon), 0, Long.MAX_VALUE), bytes);
    }

    private static OpenMode readMode(String text) {
        boolean direct = false;
        boolean sync = false;
        int buffer = 0;
        for (String word : words(text))
            if (word.equals("direct"))
                direct = true;
            else
                if (word.equals("sync"))
                    sync = true;
                else
                    if (word.startsWith(BUFFER))
                        buffer = (int) number(word.substring(BUFFER.length()), 0, 4095);
                    else
                        if (!word.equals(PLAIN))
                            throw expected("plain, or some of direct, sync, buffer+BYTES", text);
        return new OpenMode(direct, sync, buffer);
    }

    private static Set<MapFlag> flags(String text) {
        Set<MapFlag> flags = EnumSet.noneOf(MapFlag.class);
        for (String word : words(text))
            flags.add((MapFlag) constant(word, MapFlag.class));
        return flags;
    }

    private static Object constant(String text, Class<?> type) {
        Object[] constants = type.getEnumConstants();
        if (constants == null)
            throw new IllegalStateException("no text for " + type);
        for (Object constant : constants)
            if (((Enum<?>) constant).name().equals(text))
                return constant;
        throw expected("one of " + List.of(constants), text);
    }

    private static List<Placement> placements(String text) {
        List<Placement> list = new ArrayList<>();
        for (String word : words(text)) {
            String[] parts = word.split(":", -1);
            if (parts.length < 3 || parts.length > 4 || parts.length == 4 && !parts[3].equals(UNWRITTEN))
                throw expected("OFFSET:PHYSICAL:LENGTH or OFFSET:PHYSICAL:LENGTH:unwritten, in bytes", word);
            list.add(new Placement(number(parts[0], 0, Long.MAX_VALUE), number(parts[1], 0, Long.MAX_VALUE),
                    number(parts[2], 1, Long.MAX_VALUE), parts.length == 4));
        }
        return list;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static IllegalArgumentException expected(String what, String found) {
        return new IllegalArgumentException("expected " + what + ", found \"" + found + "\"");
    }
}
