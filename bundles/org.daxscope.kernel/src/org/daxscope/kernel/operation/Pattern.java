package org.daxscope.kernel.operation;

import java.util.Arrays;

import org.daxscope.kernel.address.Units;
import org.jspecify.annotations.Nullable;

/** The bytes a write stores, as a function of the absolute offset in the file or device. */
public sealed interface Pattern {
    /**
     * A pattern by its text.
     *
     * @param text a byte like "0x57", "pages", "sectors", or "content@OFFSET:" and bytes in Base64
     * @throws IllegalArgumentException saying what was expected
     */
    static Pattern named(String text) {
        return ArgumentText.readPattern(text);
    }

    /** As {@link #named} reads it. */
    default String text() {
        return ArgumentText.pattern(this);
    }

    /** The byte at an absolute offset. */
    byte at(long offset);

    /** Bytes from any multiple of it on over which the byte stays the same. */
    int unit();

    /** Fills part of an array with the bytes from an absolute offset on. */
    default void fill(long offset, byte[] into, int at, int length) {
        int done = 0;
        while (done < length) {
            int run = (int) Math.min(unit() - (offset + done) % unit(), length - done);
            Arrays.fill(into, at + done, at + done + run, at(offset + done));
            done += run;
        }
    }

    /** The same byte everywhere. */
    record Constant(byte value) implements Pattern {
        @Override
        public byte at(long offset) {
            return value;
        }

        @Override
        public int unit() {
            return Integer.MAX_VALUE;
        }
    }

    /** Page p holds the byte 0x20 + (p mod 0x50). */
    record PageNumbers() implements Pattern {
        @Override
        public byte at(long offset) {
            return (byte) (0x20 + offset / Units.PAGE % 0x50);
        }

        @Override
        public int unit() {
            return Units.PAGE;
        }
    }

    /** 512-byte sector s holds the byte 1 + (s mod 250). */
    record SectorNumbers() implements Pattern {
        @Override
        public byte at(long offset) {
            return (byte) (1 + offset / Units.SECTOR % 250);
        }

        @Override
        public int unit() {
            return Units.SECTOR;
        }
    }

    /** Bytes of one's own from an absolute offset on, and zeros elsewhere. */
    final class Content implements Pattern {
        /** The most bytes it can hold. */
        public static final int MOST_BYTES = 1 << 20;

        private final long offset;
        private final byte[] bytes;

        /** @throws IllegalArgumentException when there are more bytes than it can hold */
        public Content(long offset, byte[] bytes) {
            if (offset < 0 || bytes.length > MOST_BYTES)
                throw new IllegalArgumentException("%d bytes at offset %d: expected at most %d, from offset 0 on"
                        .formatted(bytes.length, offset, MOST_BYTES));
            this.offset = offset;
            this.bytes = bytes.clone();
        }

        public long offset() {
            return offset;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public int length() {
            return bytes.length;
        }

        @Override
        public byte at(long absolute) {
            long into = absolute - offset;
            return into >= 0 && into < bytes.length ? bytes[(int) into] : 0;
        }

        @Override
        public int unit() {
            return 1;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Content content && content.offset == offset && Arrays.equals(content.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(offset) + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Content[" + bytes.length + " bytes at " + offset + "]";
        }
    }
}
