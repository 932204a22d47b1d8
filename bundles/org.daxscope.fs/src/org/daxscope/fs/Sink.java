package org.daxscope.fs;

/** Where the bytes of a read go: a user buffer, which may turn out not to be writable part of the way. */
public interface Sink {
    /**
     * Copies bytes into the buffer.
     *
     * @param position first byte, counted from the start of the buffer
     * @return bytes taken, 0 to length
     */
    int write(long position, byte[] from, int at, int length);

    /** A plain array. */
    static Sink into(byte[] buffer) {
        return (position, from, at, length) -> {
            System.arraycopy(from, at, buffer, (int) position, length);
            return length;
        };
    }
}
