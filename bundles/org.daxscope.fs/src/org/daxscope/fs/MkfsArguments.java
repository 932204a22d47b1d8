package org.daxscope.fs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;

/**
 * Arguments of mkfs. What mkfs would refuse to take for a number is refused here too, with EINVAL.
 *
 * @param text as typed after the command: "-b size=1024 -m reflink=0"
 */
public record MkfsArguments(String text) {
    private static final int LARGEST_BLOCK = 65536;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([km]?)");

    /**
     * Bytes of a block, a power of two.
     *
     * @param option matches the option; its first group is the value
     * @param smallest smallest block the file system can have
     */
    public int blockBytes(Pattern option, int smallest) {
        long bytes = size(option, 4096);
        if (bytes < smallest || bytes > LARGEST_BLOCK || Long.bitCount(bytes) != 1)
            throw refused();
        return (int) bytes;
    }

    /** A number that may end in k or m (2^10, 2^20). */
    public long size(Pattern option, long otherwise) {
        Matcher given = option.matcher(text);
        if (!given.find())
            return otherwise;
        Matcher number = SIZE.matcher(given.group(1));
        if (!number.matches())
            throw refused();
        long unit = switch (number.group(2)) {
            case "k" -> 1L << 10;
            case "m" -> 1L << 20;
            default -> 1;
        };
        return Long.parseLong(number.group(1)) * unit;
    }

    /** The same, for what is only sensible between two bounds. */
    public long size(Pattern option, long otherwise, long least, long most) {
        long size = size(option, otherwise);
        if (size < least || size > most)
            throw refused();
        return size;
    }

    /** What mkfs says to an argument that it cannot take. */
    public static KernelError refused() {
        return new KernelError(Errno.EINVAL, Rule.MKFS_ARGUMENT);
    }
}
