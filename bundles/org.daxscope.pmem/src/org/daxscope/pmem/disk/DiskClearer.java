package org.daxscope.pmem.disk;

import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;

/** pmem_clear_poison() before and since 5.19, step by step as in the table of semantics 4. Addresses are disk bytes. */
final class DiskClearer {
    private final DiskCore core;
    private final DiskPages pages;

    DiskClearer(DiskCore core, DiskPages pages) {
        this.core = core;
        this.pages = pages;
    }

    /** Clears media, lists, page state and the disk's records; false means BLK_STS_IOERR. */
    boolean clearWithRecords(long address, long length) {
        return core.isMerged() ? clearSinceMerge(address, length) : clearBeforeMerge(address, length);
    }

    private boolean clearBeforeMerge(long address, long length) {
        long cleared = core.bus().clearPoison(new PhysicalAddress(core.physical(address)), length);
        boolean removed = true;
        if (cleared >= Units.SECTOR) {
            pages.cleared(address, cleared);
            removed = removeRecords(address, cleared);
        }
        invalidateCache(address, length);
        return fully(address, length, cleared) && removed;
    }

    private boolean clearSinceMerge(long address, long length) {
        long cleared = clearMedia(address, length);
        if (cleared < 0)
            return fully(address, length, cleared);
        boolean removed = removeRecords(address, cleared);
        return fully(address, length, cleared) && removed;
    }

    /**
     * __pmem_clear_poison() of 5.19: everything but the disk's records.
     *
     * @return bytes cleared or a negative errno
     */
    long clearMedia(long address, long length) {
        long cleared = core.bus().clearPoison(new PhysicalAddress(core.physical(address)), length);
        if (cleared > 0) {
            pages.cleared(address, cleared);
            invalidateCache(address, length);
        }
        return cleared;
    }

    /** pmem_clear_bb(). False only when a refused split is not ignored as the kernel ignores it (Q7). */
    boolean removeRecords(long address, long cleared) {
        if (cleared < Units.SECTOR)
            return true;
        // The table's lock is a locked instruction, and so a fence for the stores before it.
        core.region().fence();
        boolean removed = core.records().remove(address / Units.SECTOR, cleared / Units.SECTOR);
        boolean ignored = !removed && core.kernel().has(Quirk.Q7_REFUSED_SPLIT_IGNORED);
        if (ignored)
            core.events().remark(core.subject(),
                    new Reason(Rule.SPLIT_REFUSED, cleared / Units.SECTOR, address / Units.SECTOR));
        return removed || ignored;
    }

    /** Whether all was cleared; if not, says why. */
    boolean fully(long address, long length, long cleared) {
        if (cleared >= length)
            return true;
        core.events().refuse(core.subject(),
                cleared <= 0 ? new Reason(Rule.CLEAR_FAILED, length, address)
                        : new Reason(Rule.CLEAR_FELL_SHORT, length, address, cleared));
        return false;
    }

    private void invalidateCache(long address, long length) {
        core.events().change(EventKind.CPU_CACHE_INVALIDATED, core.subject(), core.physical(address), length, 0, 0);
    }
}
