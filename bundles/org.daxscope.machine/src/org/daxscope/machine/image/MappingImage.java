package org.daxscope.machine.image;

import java.util.List;

/**
 * A mapping of a file into a process.
 *
 * @param process "p1"
 * @param name the mapping's name in the scene
 * @param start virtual address of its first byte
 * @param length bytes
 * @param file name of the mapped file or device
 * @param fileOffset file offset in bytes of its first byte
 * @param entries page-table entries present now, ascending
 */
public record MappingImage(String process, String name, long start, long length, String file, long fileOffset,
        List<Entry> entries) {
    public MappingImage {
        entries = List.copyOf(entries);
    }

    /**
     * A page-table entry.
     *
     * @param offset bytes from the mapping's start
     * @param bytes 4096 or 2097152
     * @param writable whether a store needs no further fault
     * @param backing what it leads to
     */
    public record Entry(long offset, long bytes, boolean writable, Backing backing) {
    }

    /** What a page-table entry leads to. */
    public enum Backing {
        /** The file's or device's own memory, mapped directly. */
        MEDIA,
        /** The kernel's shared page of zeros. */
        ZEROS,
        /** A private copy in DRAM. */
        COPY,
        /** The page cache, in DRAM. */
        CACHE
    }
}
