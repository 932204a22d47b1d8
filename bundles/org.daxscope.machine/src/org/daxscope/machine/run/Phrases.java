package org.daxscope.machine.run;

import java.util.List;

import org.daxscope.kernel.Errno;

/** Turns of phrase that several sentences share. */
public final class Phrases {
    private static final int SHOWN_ITEMS = 3;

    private Phrases() {
    }

    /** "4096 bytes", "1 byte". */
    public static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** "[224, +8)", as the rules write a record. */
    public static String range(long first, long count) {
        return "[" + first + ", +" + count + ")";
    }

    /** The first few, and how many more there are. */
    public static String few(List<String> items, String separator) {
        if (items.size() <= SHOWN_ITEMS + 1)
            return String.join(separator, items);
        return String.join(separator, items.subList(0, SHOWN_ITEMS)) + " and " + (items.size() - SHOWN_ITEMS)
                + " more";
    }

    /** "EIO (Input/output error)". */
    public static String errno(Errno errno) {
        return errno.name() + " (" + errno.text() + ")";
    }
}
