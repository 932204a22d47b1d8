package org.daxscope.kernel.operation;

import java.util.Arrays;

/** The bytes a write stores, as a function of the absolute offset in the file or device. */
public sealed interface Pattern {
    /** The byte at an absolute offset. */
    byte at(long offset);

    /** Fills part of an array with the bytes from an absolute offset on. */
    default void fill(long offset, byte[] into, int at, int length) {
        for (int i = 0; i < length; i++)
            into[at + i] = at(offset + i);
    }

    /** The same byte everywhere. */
    record Constant(byte value) implements Pattern {
        @Override
        public byte at(long offset) {
            return value;
        }

        @Override
        public void fill(long offset, byte[] into, int at, int length) {
            Arrays.fill(into, at, at + length, value);
        }
    }

    /** Page p holds the byte 0x20 + (p mod 0x50). */
    record PageNumbers() implements Pattern {
        @Override
        public byte at(long offset) {
            return (byte) (0x20 + offset / 4096 % 0x50);
        }
    }

    /** 512-byte sector s holds the byte 1 + (s mod 250). */
    record SectorNumbers() implements Pattern {
        @Override
        public byte at(long offset) {
            return (byte) (1 + offset / 512 % 250);
        }
    }
}
