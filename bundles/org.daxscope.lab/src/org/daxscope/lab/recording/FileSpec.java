package org.daxscope.lab.recording;

import java.util.List;

/**
 * A file to be made before the first step, or by a step of op create.
 *
 * @param size        bytes, 0 to 16 TiB
 * @param fill        what it is filled with, where anything is written
 * @param writeRanges with {@link How#TRUNCATE}: the stretches written into the sparse file
 */
public record FileSpec(String name, long size, Fill fill, How how, List<ByteRange> writeRanges) {
    /** How the file comes to be. */
    public enum How {
        /** pwrite in calls of at most 1 MiB. */
        WRITE,
        /** fallocate only. */
        PREALLOC,
        /** fallocate, then pwrite. */
        PREALLOC_WRITE,
        /** ftruncate: sparse. */
        TRUNCATE,
        /** It exists already, or is left alone. */
        NONE
    }

    public FileSpec {
        writeRanges = List.copyOf(writeRanges);
    }
}
