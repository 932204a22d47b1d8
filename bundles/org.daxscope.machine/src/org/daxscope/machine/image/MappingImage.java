package org.daxscope.machine.image;

import java.util.List;
import java.util.Set;

import org.daxscope.kernel.operation.Operation.MapFlag;

/**
 * A mapping of a file into a process.
 *
 * @param process "p1"
 * @param name the mapping's name in the scene
 * @param start virtual address of its first byte
 * @param length bytes
 * @param file name of the mapped file or device, as {@link FileImage#name}
 * @param fileOffset file offset in bytes of its first byte
 * @param flags as given to mmap(2)
 * @param entries page-table entries present now, ascending
 */
public record MappingImage(String process, String name, long start, long length, String file, long fileOffset,
        Set<MapFlag> flags, List<Entry> entries) {
    public MappingImage {
        flags = Set.copyOf(flags);
        entries = List.copyOf(entries);
    }

    /** A shared, writable mapping. */
    public MappingImage(String process, String name, long start, long length, String file, long fileOffset,
            List<Entry> entries) {
        this(process, name, start, length, file, fileOffset, Set.of(), entries);
    }

    /** MAP_SHARED, not MAP_PRIVATE. */
    public boolean isShared() {
        return !flags.contains(MapFlag.PRIVATE);
    }

    /** PROT_WRITE. */
    public boolean isWritable() {
        return !flags.contains(MapFlag.READ_ONLY);
    }

    /** MAP_SYNC. */
    public boolean isSync() {
        return flags.contains(MapFlag.SYNC);
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
        CACHE,
        /** Nothing: its page was lost to a memory failure, and whoever touches it is told. */
        LOST
    }
}
