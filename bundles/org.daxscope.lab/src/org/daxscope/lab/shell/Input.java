package org.daxscope.lab.shell;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** What a command reads from; commands that share it go on where the one before stopped. */
@FunctionalInterface
public interface Input {
    /** Nothing to read. */
    Input EMPTY = most -> new byte[0];
    /** More than any command here can be given at once. */
    int MOST_BYTES = 64 << 20;
    /** Bytes that commands ask for at once. */
    int BUFFER = 64 << 10;

    /** The next bytes, at most so many; none at the end. */
    byte[] read(int most) throws IoError;

    /** All that is left. */
    default byte[] readAll() throws IoError {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] next = read(BUFFER); next.length > 0; next = read(BUFFER)) {
            if (all.size() > MOST_BYTES)
                throw new UnsupportedOperationException("a command is given more than 64 MiB to read");
            all.writeBytes(next);
        }
        return all.toByteArray();
    }

    static Input of(byte[] bytes) {
        int[] at = {0};
        return most -> {
            int from = at[0];
            at[0] = Math.min(bytes.length, from + most);
            return Arrays.copyOfRange(bytes, from, at[0]);
        };
    }

    /** An open file, from its beginning on. */
    static Input of(OpenFile file) {
        long[] at = {0};
        return most -> {
            byte[] bytes = file.read(at[0], most, false);
            at[0] += bytes.length;
            return bytes;
        };
    }
}
