package org.daxscope.ui.actions;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

import org.daxscope.kernel.address.Units;
import org.daxscope.ui.nls.ActionsText;

/** Numbers of bytes as people type them: "8192", "0x2000", "8 KiB", "2 pages", "16 sectors". */
final class Amounts {
    private static final Pattern FORM = Pattern.compile("(0[xX][0-9a-fA-F_]+|[0-9][0-9_]*)\\s*([A-Za-z]*)");
    private static final Map<String, Long> UNITS = Map.ofEntries(Map.entry("", 1L), Map.entry("b", 1L),
            Map.entry("byte", 1L), Map.entry("k", 1L << 10), Map.entry("kib", 1L << 10), Map.entry("m", 1L << 20),
            Map.entry("mib", 1L << 20), Map.entry("g", 1L << 30), Map.entry("gib", 1L << 30),
            Map.entry("t", 1L << 40), Map.entry("tib", 1L << 40), Map.entry("line", (long) Units.LINE),
            Map.entry("sector", (long) Units.SECTOR), Map.entry("page", (long) Units.PAGE));

    private Amounts() {
    }

    /** @throws IllegalArgumentException saying what was expected */
    static long parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            Long unit = UNITS.get(singular(form.group(2).toLowerCase(Locale.ROOT)));
            if (unit != null)
                try {
                    return Math.multiplyExact(Long.decode(form.group(1).replace("_", "")), unit);
                } catch (NumberFormatException | ArithmeticException tooLarge) {
                    throw new IllegalArgumentException(NLS.bind(ActionsText.TooLarge, text), tooLarge);
                }
        }
        throw new IllegalArgumentException(NLS.bind(ActionsText.NotAnAmount, text));
    }

    private static String singular(String unit) {
        return unit.length() > 1 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    }

    /** The number of bytes, and in brackets the same in the largest unit that gives a whole number, if that is another. */
    static String words(long bytes) {
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        long value = bytes;
        String unit = "";
        for (int i = 0; i < units.length && value != 0 && value % 1024 == 0; i++) {
            value /= 1024;
            unit = units[i];
        }
        return unit.isEmpty()
                ? NLS.bind(ActionsText.Bytes, Long.toString(bytes))
                : NLS.bind(ActionsText.BytesIn, Long.toString(bytes), value + " " + unit);
    }
}
