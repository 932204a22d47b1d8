package org.daxscope.fs;

/**
 * A contiguous piece of a file, in file-system blocks.
 *
 * @param fileBlock first block of the file
 * @param fsBlock where it lies, counted from the file system's start
 * @param blocks length, 1 or more
 * @param unwritten reserved but reading as zeros
 */
public record Extent(long fileBlock, long fsBlock, long blocks, boolean unwritten) {
    public Extent {
        if (fileBlock < 0 || fsBlock < 0 || blocks <= 0)
            throw new IllegalArgumentException("extent %d -> %d, %d blocks".formatted(fileBlock, fsBlock, blocks));
    }

    /** One past the last file block. */
    public long end() {
        return fileBlock + blocks;
    }

    /** One past the last file-system block. */
    public long fsEnd() {
        return fsBlock + blocks;
    }

    /** The part of it in file blocks [from, to), which must overlap it. */
    public Extent slice(long from, long to) {
        long first = Math.max(from, fileBlock);
        long last = Math.min(to, end());
        return new Extent(first, fsBlock + (first - fileBlock), last - first, unwritten);
    }

    public Extent withUnwritten(boolean value) {
        return new Extent(fileBlock, fsBlock, blocks, value);
    }

    /** Whether other continues it, in the file, on the disk and in state. */
    boolean continuedBy(Extent other) {
        return end() == other.fileBlock && fsEnd() == other.fsBlock && unwritten == other.unwritten;
    }
}
