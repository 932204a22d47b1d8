package org.daxscope.lab.shell;

import org.daxscope.kernel.operation.Pattern;

/** A path that was opened: offsets and lengths in bytes. */
public interface OpenFile {
    /** pread(2): what is there, at most so many bytes; none at the end. */
    byte[] read(long offset, int length, boolean direct) throws IoError;

    /**
     * pwrite(2).
     *
     * @param pattern the bytes, by their absolute offset in the file
     * @return bytes written, at least 1
     */
    long write(long offset, long length, Pattern pattern, boolean direct) throws IoError;

    void fsync() throws IoError;

    void truncate(long size) throws IoError;

    /** Size in bytes; 0 of what has none. */
    long size() throws IoError;

    /** close(2): of a block device that nobody else has open, its cached pages are written out and forgotten. */
    default void close() {
        // Most files do nothing at their close.
    }
}
