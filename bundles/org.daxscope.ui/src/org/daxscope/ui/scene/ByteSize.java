package org.daxscope.ui.scene;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

import org.daxscope.ui.nls.SceneText;

/** Numbers of bytes as people write them: "16T", "512 MiB", "4k", "0x1000". Prefixes are powers of 1024. */
public final class ByteSize {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final String PREFIXES = "kmgtp";
    private static final Pattern HEX = Pattern.compile("0[xX]([0-9a-fA-F_]{1,15})");
    private static final Pattern NUMBER = Pattern.compile("([0-9][0-9_]*(?:\\.[0-9]+)?)\\s*([a-zA-Z]*)");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private ByteSize() {
    }

    /** In the largest unit that gives a whole number: "384 MiB", "1025 KiB". */
    public static String text(long bytes) {
        long value = bytes;
        int unit = 0;
        while (value != 0 && value % 1024 == 0 && unit + 1 < UNITS.length) {
            value /= 1024;
            unit++;
        }
        return value + " " + UNITS[unit];
    }

    /** As {@link #text}, and the bytes when that says something else: "4 KiB (4096 B)". */
    public static String full(long bytes) {
        String text = text(bytes);
        return text.endsWith(" B") ? text : text + " (" + bytes + " B)";
    }

    /** With at most three digits before the unit and one behind the point, for where it matters roughly: "1.4 GiB". */
    public static String rounded(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit + 1 < UNITS.length) {
            value /= 1024;
            unit++;
        }
        String digits = String.format(Locale.ROOT, "%.1f", value);
        return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits) + " " + UNITS[unit];
    }

    /**
     * Reads a size.
     *
     * @throws IllegalArgumentException a sentence saying what was expected
     */
    public static long parse(String text) {
        String trimmed = text.strip();
        Matcher hex = HEX.matcher(trimmed);
        if (hex.matches())
            return Long.parseLong(hex.group(1).replace("_", ""), 16);
        Matcher number = NUMBER.matcher(trimmed);
        if (!number.matches())
            throw new IllegalArgumentException(NLS.bind(SceneText.NoSize, trimmed));
        BigDecimal bytes = new BigDecimal(number.group(1).replace("_", ""))
                .multiply(BigDecimal.valueOf(factor(trimmed, number.group(2).toLowerCase(Locale.ROOT))));
        if (bytes.compareTo(MOST) > 0)
            throw new IllegalArgumentException(NLS.bind(SceneText.TooLarge, trimmed));
        if (bytes.stripTrailingZeros().scale() > 0)
            throw new IllegalArgumentException(NLS.bind(SceneText.NotWhole, trimmed));
        return bytes.longValueExact();
    }

    private static long factor(String text, String unit) {
        if (unit.isEmpty() || unit.equals("b"))
            return 1;
        int power = PREFIXES.indexOf(unit.charAt(0)) + 1;
        String rest = unit.substring(1);
        if (power == 0 || !rest.isEmpty() && !rest.equals("i") && !rest.equals("ib"))
            throw new IllegalArgumentException(rest.equals("b")
                    ? NLS.bind(SceneText.AmbiguousUnit, text, unit.substring(0, 1).toUpperCase(Locale.ROOT))
                    : NLS.bind(SceneText.NoSize, text));
        return 1L << 10 * power;
    }
}
