package org.daxscope.kernel;

import java.util.Optional;

import org.daxscope.kernel.address.Units;

/**
 * How a virtio_fs device is set up on the host.
 *
 * @param source the device whose mounted file system is shared
 * @param windowBytes of the window, in whole ranges of 2 MiB, at least two; 0 for a device without one
 */
public record ShareArguments(String source, long windowBytes) {
    /** Two: one for what a system call has in hand, one for a fault on its buffer. */
    public static final long LEAST_WINDOW = 2L * Units.PMD;
    /** What a window cannot be larger than here. */
    public static final long LARGEST_WINDOW = 1L << 40;
    /** The cache-size that QEMU's documentation uses. */
    public static final long USUAL_WINDOW = 1L << 30;

    private static final String SOURCE = "source=";
    private static final String WINDOW = "cache-size=";

    /** As text: "source=pm0 cache-size=1G". Empty when it is none, or a window of that size cannot be. */
    public static Optional<ShareArguments> parse(String text) {
        String source = "";
        long window = USUAL_WINDOW;
        for (String word : text.trim().split("\\s+"))
            if (word.startsWith(SOURCE))
                source = word.substring(SOURCE.length());
            else
                if (word.startsWith(WINDOW))
                    window = bytes(word.substring(WINDOW.length()));
                else
                    return Optional.empty();
        boolean fits = window == 0
                || window >= LEAST_WINDOW && window <= LARGEST_WINDOW && window % Units.PMD == 0;
        return source.isEmpty() || !fits ? Optional.empty() : Optional.of(new ShareArguments(source, window));
    }

    /** Bytes of "1G", "64M", "4096K" or a plain number; -1 for what is none. */
    private static long bytes(String text) {
        String digits = text.isEmpty() ? text : text.substring(0, text.length() - 1);
        int shift = text.isEmpty() ? 0 : switch (text.charAt(text.length() - 1)) {
            case 'K', 'k' -> 10;
            case 'M', 'm' -> 20;
            case 'G', 'g' -> 30;
            default -> 0;
        };
        String number = shift == 0 ? text : digits;
        if (!number.matches("[0-9]{1,12}"))
            return -1;
        long count = Long.parseLong(number);
        return count > Long.MAX_VALUE >> shift ? -1 : count << shift;
    }

    /** The text that {@link #parse} reads, the size in the largest unit that fits. */
    public String text() {
        int shift = 0;
        while (windowBytes > 0 && shift < 30 && windowBytes % (1L << shift + 10) == 0)
            shift += 10;
        return SOURCE + source + " " + WINDOW + (windowBytes >> shift) + switch (shift) {
            case 10 -> "K";
            case 20 -> "M";
            case 30 -> "G";
            default -> "";
        };
    }
}
