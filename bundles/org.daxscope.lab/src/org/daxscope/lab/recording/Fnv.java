package org.daxscope.lab.recording;

import java.util.HexFormat;

/**
 * The recorder's checksums.
 *
 * <p>The 32-bit one is FNV-1a. The 64-bit one is FNV-1a with a starting value that lost its last decimal digit
 * (1469598103934665603 instead of 14695981039346656037); all recordings have it so, and so it stays. Nothing read at
 * all gives {@code 14650fb0739d0383}.
 */
public final class Fnv {
    private static final long START_64 = 1_469_598_103_934_665_603L;
    private static final long PRIME_64 = 1_099_511_628_211L;
    private static final int START_32 = 0x811c9dc5;
    private static final int PRIME_32 = 16_777_619;

    private long hash = START_64;

    /** Takes in more data. */
    public Fnv add(byte[] data, int from, int length) {
        long h = hash;
        for (int i = from; i < from + length; i++) {
            h = (h ^ (data[i] & 0xff)) * PRIME_64;
        }
        hash = h;
        return this;
    }

    /** Takes in {@code count} bytes of one value. */
    public Fnv add(byte value, long count) {
        long h = hash;
        for (long i = 0; i < count; i++) {
            h = (h ^ (value & 0xff)) * PRIME_64;
        }
        hash = h;
        return this;
    }

    /** Of everything taken in so far: 16 hex digits. */
    public String text() {
        return HexFormat.of().toHexDigits(hash);
    }

    /** The 64-bit checksum of all of {@code data}: 16 hex digits. */
    public static String fnv64(byte[] data) {
        return new Fnv().add(data, 0, data.length).text();
    }

    /** The 32-bit checksum of a page: 8 hex digits. */
    public static String fnv32(byte[] data, int from, int length) {
        int h = START_32;
        for (int i = from; i < from + length; i++) {
            h = (h ^ (data[i] & 0xff)) * PRIME_32;
        }
        return HexFormat.of().toHexDigits(h);
    }
}
