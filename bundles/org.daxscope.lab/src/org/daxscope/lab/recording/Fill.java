package org.daxscope.lab.recording;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a file is filled with, or a write stores: a byte for each absolute offset in the file or device. */
public sealed interface Fill {
    /** The byte at an offset, from 0. */
    byte at(long offset);

    /** The form used in recordings: two hex digits, pg or sec. */
    String text();

    /** Fills all of {@code dst} with what belongs at {@code offset} and behind. */
    default void fill(byte[] dst, long offset) {
        for (int i = 0; i < dst.length; i++) {
            dst[i] = at(offset + i);
        }
    }

    /** {@code hh}, {@code pg} or {@code sec}; empty for anything else. */
    static Optional<Fill> parse(String text) {
        return switch (text) {
            case "pg" -> Optional.of(new PageNumbers());
            case "sec" -> Optional.of(new SectorNumbers());
            default -> text.matches("[0-9a-f]{2}")
                    ? Optional.of(new Constant((byte) HexFormat.fromHexDigits(text)))
                    : Optional.empty();
        };
    }

    /** The same byte everywhere. */
    record Constant(byte value) implements Fill {
        @Override
        public byte at(long offset) {
            return value;
        }

        @Override
        public void fill(byte[] dst, long offset) {
            Arrays.fill(dst, value);
        }

        @Override
        public String text() {
            return HexFormat.of().toHexDigits(value);
        }
    }

    /** Page p, of 4096 bytes, holds 0x20 + (p mod 0x50). */
    record PageNumbers() implements Fill {
        @Override
        public byte at(long offset) {
            return (byte) (0x20 + (offset >>> 12) % 0x50);
        }

        @Override
        public String text() {
            return "pg";
        }
    }

    /** Sector s, of 512 bytes, holds 1 + (s mod 250). */
    record SectorNumbers() implements Fill {
        @Override
        public byte at(long offset) {
            return (byte) (1 + (offset >>> 9) % 250);
        }

        @Override
        public String text() {
            return "sec";
        }
    }
}
