package org.daxscope.ui.addresses;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.AddressText;

/** Numbers as people type them: 0x2000, 8192, 8_192, 8k, 2M, 3GiB. */
final class TypedNumber {
    private static final Pattern HEX = Pattern.compile("0x([0-9a-f]+)");
    private static final Pattern DECIMAL = Pattern.compile("([0-9][0-9_,']*)(?:([kmgt])(?:ib|b)?|b)?");
    private static final String UNITS = "kmgt";
    private static final int UNIT_SHIFT = 10;
    private static final int HEX_RADIX = 16;

    private TypedNumber() {
    }

    /** @throws AddressException when it is none, or too large for an address */
    static long read(String text) throws AddressException {
        String typed = text.toLowerCase(Locale.ROOT);
        try {
            Matcher hex = HEX.matcher(typed);
            if (hex.matches())
                return Long.parseLong(hex.group(1), HEX_RADIX);
            Matcher decimal = DECIMAL.matcher(typed);
            if (decimal.matches())
                return Math.multiplyExact(Long.parseLong(decimal.group(1).replaceAll("[_,']", "")),
                        unit(decimal.group(2)));
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new AddressException(NLS.bind(AddressText.TooLarge, text));
        }
        throw new AddressException(NLS.bind(AddressText.NoNumber, text));
    }

    private static long unit(@Nullable String letter) {
        return letter == null ? 1 : 1L << UNIT_SHIFT * (UNITS.indexOf(letter) + 1);
    }
}
