package org.daxscope.lab.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a command writes to; each call is one write(2). */
@FunctionalInterface
public interface Output {
    /** /dev/null. */
    Output NULL = bytes -> {
    };

    void write(byte[] bytes) throws IoError;

    default void print(String text) throws IoError {
        if (!text.isEmpty())
            write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    default void line(String text) throws IoError {
        print(text + "\n");
    }

    /** Keeps what is written. */
    final class Buffer implements Output {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(byte[] more) {
            if (bytes.size() > Input.MOST_BYTES)
                throw new UnsupportedOperationException("a command writes more than 64 MiB into a pipe");
            bytes.writeBytes(more);
        }

        public byte[] bytes() {
            return bytes.toByteArray();
        }

        public String text() {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
