package org.daxscope.lab.conformance;

import java.util.List;

import org.daxscope.kernel.Errno;

/** Turns of phrase that several sentences share. */
final class Words {
    /** Characters of a name or text that are shown. */
    private static final int SHOWN_TEXT = 40;
    private static final int SHOWN_ITEMS = 3;

    private Words() {
    }

    /** "4096 bytes", "1 byte". */
    static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** "[224, +8)", as the rules write a record. */
    static String range(long first, long count) {
        return "[" + first + ", +" + count + ")";
    }

    /** The first few, and how many more there are. */
    static String few(List<String> items, String separator) {
        if (items.size() <= SHOWN_ITEMS + 1)
            return String.join(separator, items);
        return String.join(separator, items.subList(0, SHOWN_ITEMS)) + " and " + (items.size() - SHOWN_ITEMS)
                + " more";
    }

    /** "EIO (Input/output error)". */
    static String errno(String name) {
        for (Errno errno : Errno.values())
            if (errno.name().equals(name))
                return name + " (" + errno.text() + ")";
        return cut(name);
    }

    /** On one line, without what would disturb it, and not too long. */
    static String cut(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() <= SHOWN_TEXT; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\t' -> line.append("\\t");
                default -> line.append(Character.isISOControl(c) ? '?' : c);
            }
        }
        return line.length() > SHOWN_TEXT ? line.substring(0, SHOWN_TEXT) + "..." : line.toString();
    }
}
