package org.daxscope.pmem.media;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * 4 KiB: bytes, or one byte value for all of them, and a bit per poisoned 256-byte line. Owned by the epoch that made
 * it.
 */
final class MediaPage {
    static final int BYTES = 4096;

    final long epoch;
    /** Null when every byte is {@link #uniform}. May be shared with an older epoch's page: see {@link #bytesEpoch}. */
    byte @Nullable [] bytes;
    byte uniform;
    /** Bit i: line i is poisoned. */
    int poison;
    private long bytesEpoch;

    MediaPage(long epoch) {
        this.epoch = epoch;
    }

    MediaPage copyFor(long newEpoch) {
        MediaPage copy = new MediaPage(newEpoch);
        copy.bytes = bytes;
        copy.uniform = uniform;
        copy.poison = poison;
        copy.bytesEpoch = bytesEpoch;
        return copy;
    }

    void read(int offset, byte[] into, int at, int length) {
        byte[] from = bytes;
        if (from == null)
            Arrays.fill(into, at, at + length, uniform);
        else
            System.arraycopy(from, offset, into, at, length);
    }

    void store(int offset, byte[] from, int at, int length) {
        if (isOneValue(from, at, length))
            fill(offset, from[at], length);
        else
            System.arraycopy(from, at, ownBytes(), offset, length);
    }

    void fill(int offset, byte value, int length) {
        if (length == BYTES) {
            bytes = null;
            uniform = value;
        } else
            if (bytes != null || uniform != value)
                Arrays.fill(ownBytes(), offset, offset + length, value);
    }

    private static boolean isOneValue(byte[] from, int at, int length) {
        return from[at] == from[at + length - 1]
                && Arrays.mismatch(from, at, at + length - 1, from, at + 1, at + length) < 0;
    }

    private byte[] ownBytes() {
        byte[] now = bytes;
        if (now != null && bytesEpoch == epoch)
            return now;
        byte[] own;
        if (now == null) {
            own = new byte[BYTES];
            Arrays.fill(own, uniform);
        } else
            own = now.clone();
        bytes = own;
        bytesEpoch = epoch;
        return own;
    }

    boolean isPristine() {
        return bytes == null && uniform == 0 && poison == 0;
    }

    /** Mixes content and poison into a running hash; the same for a uniform page however it is kept. */
    long digest(long hash) {
        byte[] content = bytes;
        long h = hash;
        if (content == null || isOneValue(content, 0, BYTES))
            h = mix(h, content == null ? uniform : content[0]);
        else
            for (byte b : content)
                h = mix(h, b);
        return mix(h, poison);
    }

    static long mix(long hash, long value) {
        return (hash ^ value) * 0x100000001b3L;
    }
}
