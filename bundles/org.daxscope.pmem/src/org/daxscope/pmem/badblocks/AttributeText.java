package org.daxscope.pmem.badblocks;

import java.util.Optional;

/**
 * What badblocks_store() reads from the attribute: {@code sscanf("%llu %d%c")}, where the third is absent or a newline.
 * Semantics 2.6.
 *
 * @param sector unsigned; the table cuts it to 54 bits
 * @param sectors 1 or more
 */
public record AttributeText(long sector, int sectors) {

    /** Empty for what the kernel answers with EINVAL. */
    public static Optional<AttributeText> parse(String text) {
        int at = afterBlanks(text, 0);
        int end = afterDigits(text, at);
        if (end == at)
            return Optional.empty();
        long sector = wrapping(text, at, end);
        at = afterBlanks(text, end);
        int digits = at < text.length() && text.charAt(at) == '-' ? at + 1 : at;
        end = afterDigits(text, digits);
        if (end == digits)
            return Optional.empty();
        // The kernel reads a long and keeps its low 32 bits.
        int sectors = (int) wrapping(text, digits, end);
        if (digits > at)
            sectors = -sectors;
        // Text after a newline is never looked at; anything else right after the length is one field too many.
        boolean rest = end < text.length() && text.charAt(end) != '\n';
        return rest || sectors <= 0 ? Optional.empty() : Optional.of(new AttributeText(sector, sectors));
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && " \t\n\u000b\f\r".indexOf(text.charAt(at)) >= 0)
            at++;
        return at;
    }

    private static int afterDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9')
            at++;
        return at;
    }

    /** Decimal digits modulo 2^64, as the kernel's parser overflows. */
    private static long wrapping(String text, int from, int end) {
        long value = 0;
        for (int i = from; i < end; i++)
            value = value * 10 + (text.charAt(i) - '0');
        return value;
    }
}
