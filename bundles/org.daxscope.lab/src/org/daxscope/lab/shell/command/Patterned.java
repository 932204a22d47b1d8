package org.daxscope.lab.shell.command;

import java.util.Arrays;

import org.daxscope.kernel.operation.Pattern;
import org.daxscope.lab.shell.IoError;
import org.daxscope.lab.shell.OpenFile;

/** Writes bytes with operations that say what they store as shortly as they can. */
public final class Patterned {
    private Patterned() {
    }

    /**
     * Writes all of it, call after call, until done or refused.
     *
     * @return bytes written; fewer than asked only when a later call failed after an earlier one had written
     */
    public static long write(OpenFile file, long offset, byte[] bytes, int length, boolean direct) throws IoError {
        long done = 0;
        while (done < length) {
            int most = (int) Math.min(length - done, Pattern.Content.MOST_BYTES);
            Pattern pattern = pattern(offset + done, bytes, (int) done, most);
            boolean all = !(pattern instanceof Pattern.Content)
                    && fits(pattern, offset + done, bytes, (int) done, (int) (length - done));
            long count = all ? length - done : most;
            try {
                done += file.write(offset + done, count, pattern, direct);
            } catch (IoError error) {
                if (done == 0)
                    throw error;
                return done;
            }
        }
        return done;
    }

    private static Pattern pattern(long offset, byte[] bytes, int from, int length) {
        for (Pattern candidate : new Pattern[] {new Pattern.Constant(bytes[from]), new Pattern.PageNumbers(),
            new Pattern.SectorNumbers()})
            if (fits(candidate, offset, bytes, from, length))
                return candidate;
        return new Pattern.Content(offset, Arrays.copyOfRange(bytes, from, from + length));
    }

    private static boolean fits(Pattern pattern, long offset, byte[] bytes, int from, int length) {
        byte[] expected = new byte[length];
        pattern.fill(offset, expected, 0, length);
        return Arrays.equals(expected, 0, length, bytes, from, from + length);
    }
}
