package org.daxscope.kernel.address;

/**
 * Bytes of one file.
 *
 * @param offset first byte, 0 or more
 * @param length bytes, 0 or more
 */
public record FileRange(long offset, long length) {
    public FileRange {
        if (offset < 0 || length < 0 || offset > Long.MAX_VALUE - length)
            throw new IllegalArgumentException("file bytes [%d, +%d) outside 0..2^63-1".formatted(offset, length));
    }

    public long end() {
        return offset + length;
    }
}
