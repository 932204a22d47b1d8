package org.daxscope.fs;

import org.daxscope.dax.Source;

/**
 * Reading and writing the bytes of one file or block device by whatever path it takes: DAX, page cache or direct I/O. All
 * offsets and lengths are bytes. Errors are thrown as {@link org.daxscope.kernel.KernelError} when nothing was done; otherwise
 * the count is short.
 */
public interface FileData {
    /** Bytes in the file or device. */
    long size();

    /**
     * read(2).
     *
     * @param direct O_DIRECT
     * @return bytes read, 0 at the end of the file
     */
    long read(long offset, long length, Sink sink, IoFlags flags);

    /** write(2). Returns bytes written. */
    long write(long offset, long length, Source source, IoFlags flags);

    /** fsync(2), for data and metadata. */
    void sync();

    /**
     * How a call is made.
     *
     * @param direct O_DIRECT
     * @param sync O_SYNC
     * @param bufferOffset bytes by which the user buffer is off a page boundary
     */
    record IoFlags(boolean direct, boolean sync, int bufferOffset) {
        public static final IoFlags NONE = new IoFlags(false, false, 0);
        public static final IoFlags DIRECT = new IoFlags(true, false, 0);
    }
}
