package org.daxscope.viz.drawing;

import java.util.Locale;

/** Numbers of bytes for people, in binary units. */
final class ByteText {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

    private ByteText() {
    }

    /** "4 KiB", "2.7 MiB": the largest unit that is not larger than the number, rounded to a tenth. */
    static String of(long bytes) {
        int unit = 0;
        while (unit + 1 < UNITS.length && bytes >> 10 * (unit + 1) > 0)
            unit++;
        double value = (double) bytes / (1L << 10 * unit);
        String digits = value == Math.rint(value) ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
        return digits + " " + UNITS[unit];
    }
}
