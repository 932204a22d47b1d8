package org.daxscope.lab.recording;

/** A stretch of a file or device in bytes; {@code off + len} never overflows. */
public record ByteRange(long off, long len) {
    public ByteRange {
        if (off < 0 || len < 0 || off > Long.MAX_VALUE - len) {
            throw new IllegalArgumentException("bytes [%d, +%d) outside 0..2^63-1".formatted(off, len));
        }
    }

    /** First byte behind the range. */
    public long end() {
        return off + len;
    }
}
