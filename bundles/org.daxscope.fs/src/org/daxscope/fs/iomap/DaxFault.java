package org.daxscope.fs.iomap;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.DirectAccess.Mapped;
import org.daxscope.dax.DirectAccess.Refused;
import org.daxscope.dax.PersistentMemory;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.fs.Iomap.Kind;
import org.daxscope.fs.UserMappings;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.address.Units;

/** What a file system and its device answer to a page fault. Kernel: dax_iomap_fault(); semantics 10.1. */
public final class DaxFault {
    private final FileSystem fs;
    private final DaxDevice dax;
    private final UserMappings mappings;

    public DaxFault(FileSystem fs, DaxDevice dax, UserMappings mappings) {
        this.fs = fs;
        this.dax = dax;
        this.mappings = mappings;
    }

    /** The answer to a fault. */
    public sealed interface Answer {
        /** The page (or 2 MiB) may be mapped; address is where its first byte lies in memory. */
        record Memory(PersistentMemory memory, KernelAddress address) implements Answer {
        }

        /** Nothing is there: map zeros, read-only. */
        record Zeros() implements Answer {
        }

        /** Not as 2 MiB: try again with 4 KiB. The reason is none where nobody would have expected 2 MiB. */
        record Fallback(Reason reason) implements Answer {
            static final Fallback EXPECTED = new Fallback(Reason.NONE);

            static Fallback because(Rule rule, long... arguments) {
                return new Fallback(new Reason(rule, arguments));
            }
        }

        /** Refused, with the code between the layers (EHWPOISON from 6.5 on). */
        record Failed(Errno errno, Reason reason) implements Answer {
        }
    }

    /**
     * A 4 KiB fault.
     *
     * @param page file page
     * @param write shared write: a hole is allocated first
     * @param copy private write: the page is only read, to be copied
     */
    public Answer small(Inode inode, long page, boolean write, boolean copy) {
        long offset = page * Units.PAGE;
        if (offset >= inode.size())
            return new Answer.Failed(Errno.EIO, new Reason(Rule.FAULT_BEYOND_EOF, offset, inode.size()));
        try {
            Iomap map = fs.mapForFault(inode, offset, Units.PAGE, write);
            if (map.kind() != Kind.MAPPED) {
                Unwritten.remark(fs, inode, map, offset, offset + Units.PAGE);
                return zeros(inode, page, copy);
            }
            DirectAccess access = dax.directAccess(map.deviceByteOf(offset).page(), 1, AccessMode.NORMAL);
            if (access instanceof Refused refused)
                return new Answer.Failed(refused.errno(), refused.reason(new Reason(Rule.FAULT_ON_RECORD, offset)));
            Mapped mapped = (Mapped) access;
            if (map.source() != null)
                CopyOnWrite.copyAround(dax, map, offset, offset + Units.PAGE, mapped);
            fs.endWrite(inode, map, offset, write ? Units.PAGE : 0);
            if (!copy)
                enter(inode, page, 1, write, map.fresh() || map.source() != null, mapped);
            return new Answer.Memory(mapped.memory(), mapped.address());
        } catch (KernelError error) {
            return new Answer.Failed(error.errno(), error.reason());
        }
    }

    /** A 2 MiB fault; page is the first of 512. Whatever stands in the way gives a fallback, never a signal. */
    public Answer huge(Inode inode, long page, boolean write) {
        long offset = page * Units.PAGE;
        if (offset + Units.PMD > Units.pageCeil(inode.size()))
            return Answer.Fallback.EXPECTED;
        if (inode.entries().hasSmallEntry(page, page + Units.PMD_PAGES))
            return Answer.Fallback.because(Rule.HUGE_PAGE_HAS_SMALL_ONES, offset);
        try {
            Iomap map = fs.mapForFault(inode, offset, Units.PMD, write);
            if (map.end() < offset + Units.PMD)
                return Answer.Fallback.because(Rule.HUGE_PAGE_NEEDS_ONE_EXTENT, offset, map.end() - offset);
            if (map.kind() != Kind.MAPPED) {
                Unwritten.remark(fs, inode, map, offset, offset + Units.PMD);
                inode.entries().insert(page, Units.PMD_PAGES, true, false, -1);
                return new Answer.Zeros();
            }
            return map.source() != null ? Answer.Fallback.EXPECTED : hugeMemory(inode, page, write, map);
        } catch (KernelError error) {
            return Answer.Fallback.EXPECTED;
        }
    }

    private Answer hugeMemory(Inode inode, long page, boolean write, Iomap map) {
        DevicePage first = map.deviceByteOf(page * Units.PAGE).page();
        DirectAccess access = dax.directAccess(first, Units.PMD_PAGES, AccessMode.NORMAL);
        if (!(access instanceof Mapped mapped))
            return ((Refused) access).isByRecord()
                    ? Answer.Fallback.because(Rule.HUGE_PAGE_OVER_RECORD, page * Units.PAGE)
                    : Answer.Fallback.EXPECTED;
        if (mapped.pages() < Units.PMD_PAGES)
            return Answer.Fallback.because(Rule.HUGE_PAGE_CUT_BELOW, page * Units.PAGE, mapped.pages());
        if (mapped.memory().physicalAddress(mapped.address()).value() % Units.PMD != 0)
            return Answer.Fallback.because(Rule.HUGE_PAGE_NOT_ALIGNED, page * Units.PAGE);
        enter(inode, page, Units.PMD_PAGES, write, map.fresh(), mapped);
        return new Answer.Memory(mapped.memory(), mapped.address());
    }

    private Answer zeros(Inode inode, long page, boolean copy) {
        if (!copy)
            inode.entries().insert(page, 1, true, false, -1);
        return new Answer.Zeros();
    }

    private void enter(Inode inode, long page, int pages, boolean write, boolean fresh, Mapped mapped) {
        DaxEntries.Entry old = inode.entries().at(page);
        if (write && (fresh || old != null && old.zero()))
            mappings.unmap(inode, page, page + pages);
        inode.entries().insert(page, pages, write, new DaxEntries.Place(mapped.memory(), mapped.address()));
    }
}
