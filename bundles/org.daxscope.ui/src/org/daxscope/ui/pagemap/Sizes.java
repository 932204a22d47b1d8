package org.daxscope.ui.pagemap;

/** Numbers of bytes in words that lose nothing. */
public final class Sizes {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Sizes() {
    }

    /** In the largest unit that gives a whole number: "384 MiB", "1025 KiB". */
    public static String exact(long bytes) {
        long value = bytes;
        int unit = 0;
        while (value != 0 && value % 1024 == 0 && unit + 1 < UNITS.length) {
            value /= 1024;
            unit++;
        }
        return value + " " + UNITS[unit];
    }
}
