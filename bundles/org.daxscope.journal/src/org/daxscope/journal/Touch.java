package org.daxscope.journal;

/**
 * A stretch of some address space that an event speaks of.
 *
 * @param subject name of whose addresses they are: a disk, a region, a file, a process; of physical ones, who was asked
 * @param start first byte; first block of the block spaces
 * @param end one past the last
 */
public record Touch(Space space, String subject, long start, long end) {

    /** What the numbers count. */
    public enum Space {
        /** System physical bytes; there is only one such space, whatever the subject. */
        PHYSICAL,
        /** Bytes from the region's start. */
        REGION,
        /** Bytes from the disk's byte 0. */
        DISK,
        /** Bytes of a file, or of a disk where the subject is one. */
        FILE,
        /** Blocks of a file, in units of its file system. */
        FILE_BLOCKS,
        /** Blocks of the file system that the subject, a file or the file system ("pm0:fs"), is on. */
        FS_BLOCKS,
        /** Bytes of a process's address space. */
        VIRTUAL
    }

    /** With a length that may be too long for a sum. */
    static Touch of(Space space, String subject, long start, long length) {
        long end = start + length;
        return new Touch(space, subject, start, end < start && length > 0 ? Long.MAX_VALUE : end);
    }

    /** Whether both speak of some address alike. */
    public boolean overlaps(Touch other) {
        return space == other.space && (space == Space.PHYSICAL || subject.equals(other.subject)) && start < other.end
                && other.start < end;
    }
}
