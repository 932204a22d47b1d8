package org.daxscope.machine.mm;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.pagecache.CachedData;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.address.VirtualAddress;
import org.daxscope.kernel.event.Subject;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.pmem.disk.PmemDisk;
import org.jspecify.annotations.Nullable;

/** A mapping of a file into a process (struct vm_area_struct). */
public final class Vma {
    private final Subject process;
    private final String name;
    private final Target target;
    private final long fileOffset;
    private final long length;
    private final long start;
    private final Set<MapFlag> flags;
    private final PageTable table = new PageTable();

    /**
     * What is mapped.
     *
     * @param on name of the file or device, as operations find it
     * @param fs the file's, null for a raw device
     * @param inode the file, null for a raw device
     * @param cached its page cache, null for a DAX file
     * @param memory the namespace of a device-dax device, null for all else
     */
    public record Target(String on, @Nullable FileSystem fs, @Nullable Inode inode, @Nullable CachedData cached,
            @Nullable PmemDisk memory) {
        public Target(String on, @Nullable FileSystem fs, @Nullable Inode inode, @Nullable CachedData cached) {
            this(on, fs, inode, cached, null);
        }

        /** A device-dax device. */
        public static Target device(PmemDisk memory) {
            return new Target(memory.name(), null, null, null, memory);
        }

        /** The present name: a file may have been renamed since. */
        @Override
        public String on() {
            return inode == null ? on : inode.subject().name();
        }
    }

    Vma(Subject process, String name, Target target, long fileOffset, long length, long start,
            Set<MapFlag> flags) {
        this.process = process;
        this.name = name;
        this.target = target;
        this.fileOffset = fileOffset;
        this.length = length;
        this.start = start;
        this.flags = flags;
    }

    public Subject process() {
        return process;
    }

    public String name() {
        return name;
    }

    public Target target() {
        return target;
    }

    /** File offset in bytes of the mapping's first byte. */
    public long fileOffset() {
        return fileOffset;
    }

    public long length() {
        return length;
    }

    public VirtualAddress start() {
        return new VirtualAddress(start);
    }

    public Set<MapFlag> flags() {
        return flags;
    }

    boolean isShared() {
        return !flags.contains(MapFlag.PRIVATE);
    }

    boolean isWritable() {
        return !flags.contains(MapFlag.READ_ONLY);
    }

    PageTable table() {
        return table;
    }

    /** The same object as long as no entry changes. */
    public Object entriesVersion() {
        return table.save();
    }

    /** Entries by page from the mapping's start, ascending, for looking. */
    public Map<Long, Pte> entriesInOrder() {
        return Collections.unmodifiableMap(table.entries());
    }

    /** File page behind a page of the mapping. */
    long filePage(long page) {
        return fileOffset / Units.PAGE + page;
    }

    /** Page of the mapping behind a file page; may lie outside. */
    long pageOfFile(long filePage) {
        return filePage - fileOffset / Units.PAGE;
    }

    long pages() {
        return Math.ceilDiv(length, (long) Units.PAGE);
    }

    /** Number of the 2 MiB stretch of the address space that holds a page. */
    long stretch(long page) {
        return (start / Units.PAGE + page) / Units.PMD_PAGES;
    }

    /** First page of the mapping in that stretch; may be negative. */
    long stretchStart(long page) {
        return stretch(page) * Units.PMD_PAGES - start / Units.PAGE;
    }

    /** Whether a 2 MiB entry could stand here: congruent, and inside the mapping. */
    boolean fitsHuge(long page) {
        long first = stretchStart(page);
        return first >= 0 && first + Units.PMD_PAGES <= pages()
                && Math.floorMod(filePage(first), Units.PMD_PAGES) == 0;
    }
}
