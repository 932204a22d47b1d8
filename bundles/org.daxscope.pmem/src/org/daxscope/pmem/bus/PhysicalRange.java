package org.daxscope.pmem.bus;

/**
 * System physical addresses.
 *
 * @param start first byte
 * @param length bytes, 1 or more
 */
public record PhysicalRange(long start, long length) {
    public PhysicalRange {
        if (start < 0 || length <= 0 || start > Long.MAX_VALUE - length)
            throw new IllegalArgumentException("physical 0x%x +%d outside 0..2^63-1".formatted(start, length));
    }

    /** One past the last byte. */
    public long end() {
        return start + length;
    }
}
