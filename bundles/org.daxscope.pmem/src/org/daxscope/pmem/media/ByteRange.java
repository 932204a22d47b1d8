package org.daxscope.pmem.media;

/**
 * Bytes of one media.
 *
 * @param start first byte, from the start of the device
 * @param length bytes
 */
public record ByteRange(long start, long length) {
    public ByteRange {
        if (start < 0 || length < 0 || start > Long.MAX_VALUE - length)
            throw new IllegalArgumentException("media bytes [%d, +%d) outside 0..2^63-1".formatted(start, length));
    }

    public long end() {
        return start + length;
    }

    public boolean overlaps(long otherStart, long otherLength) {
        return start < otherStart + otherLength && otherStart < end();
    }
}
