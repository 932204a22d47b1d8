package org.daxscope.dax;

/** Where the bytes of a write come from: a user buffer, which may turn out to be unreadable part of the way. */
public interface Source {
    /**
     * Copies bytes out of the buffer.
     *
     * @param position first byte, counted from the start of the buffer
     * @return bytes copied, 0 to length; fewer than length when the buffer cannot be read further
     */
    int read(long position, byte[] into, int at, int length);

    /** A buffer that is fully readable. */
    static Source of(byte[] bytes) {
        return (position, into, at, length) -> {
            int n = (int) Math.max(0, Math.min(length, bytes.length - position));
            System.arraycopy(bytes, (int) position, into, at, n);
            return n;
        };
    }
}
