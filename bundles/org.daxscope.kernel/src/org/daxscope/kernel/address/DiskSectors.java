package org.daxscope.kernel.address;

/**
 * A range of 512-byte sectors counted from the start of one disk's usable area: what /sys/block/pmemN/badblocks counts.
 *
 * @param first first sector, 0 to 2^54 - 1 (the table's start field has 54 bits)
 * @param count sectors, 0 or more
 */
public record DiskSectors(long first, long count) {
    public static final int BYTES = 512;
    /** One past the highest sector a badblocks record can name. */
    public static final long LIMIT = 1L << 54;

    public DiskSectors {
        if (first < 0 || count < 0 || first > LIMIT - count)
            throw new IllegalArgumentException("disk sectors [%d, +%d) outside 0..2^54".formatted(first, count));
    }

    public long end() {
        return first + count;
    }

    public long startByte() {
        return first * BYTES;
    }

    public long byteCount() {
        return count * BYTES;
    }

    public boolean overlaps(DiskSectors other) {
        return first < other.end() && other.first < end();
    }

    /** The sectors that hold these bytes, rounded outwards. */
    public static DiskSectors around(long startByte, long byteCount) {
        long from = startByte / BYTES;
        return new DiskSectors(from, Math.ceilDiv(startByte + byteCount, (long) BYTES) - from);
    }
}
