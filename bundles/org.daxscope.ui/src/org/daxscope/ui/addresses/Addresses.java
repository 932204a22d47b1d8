package org.daxscope.ui.addresses;

import java.util.Locale;

/** Addresses as text. */
final class Addresses {
    private Addresses() {
    }

    static String hex(long address) {
        return String.format(Locale.ROOT, "0x%x", address);
    }

    /** "8192 (0x2000)". */
    static String both(long address) {
        return String.format(Locale.ROOT, "%d (0x%x)", address, address);
    }

    /** "[0x1000, 0x2000)". */
    static String hexRange(long start, long end) {
        return String.format(Locale.ROOT, "[0x%x, 0x%x)", start, end);
    }
}
