package org.daxscope.lab.shell.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with the suffixes of dd and its like. */
final class Sizes {
    private static final Pattern NUMBER = Pattern.compile("(0[xX][0-9a-fA-F]+|[0-9]+)([a-zA-Z]*)");

    private Sizes() {
    }

    /** @throws UnsupportedOperationException in a sentence */
    static long of(Invocation call, String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches())
            throw call.unknown("the number \"" + text + "\"");
        long value;
        try {
            value = number.group(1).matches("0[xX].*") ? Long.decode(number.group(1))
                    : Long.parseLong(number.group(1));
            return Math.multiplyExact(value, unit(call, number.group(2)));
        } catch (NumberFormatException | ArithmeticException e) {
            throw call.unknown("the number \"" + text + "\"");
        }
    }

    private static long unit(Invocation call, String suffix) {
        return switch (suffix.toLowerCase(Locale.ROOT)) {
            case "", "c" -> 1;
            case "w" -> 2;
            case "b", "s" -> 512;
            case "k", "kib" -> 1L << 10;
            case "kb", "kd" -> 1000;
            case "m", "mib" -> 1L << 20;
            case "mb", "md" -> 1_000_000;
            case "g", "gib" -> 1L << 30;
            case "gb", "gd" -> 1_000_000_000;
            case "t", "tib" -> 1L << 40;
            default -> throw call.unknown("the unit \"" + suffix + "\"");
        };
    }
}
