package org.daxscope.pmem.disk;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.PersistentMemory;
import org.daxscope.kernel.DaxWriteRecovery;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.pmem.badblocks.Check;

/**
 * dax_direct_access() over __pmem_direct_access(): who may map which pages, and how many at once. Semantics 6.1 to 6.3.
 */
class AccessPath {
    private final DiskCore core;

    AccessPath(DiskCore core) {
        this.core = core;
    }

    /** As the disk's provider hands out memory. */
    static AccessPath of(DiskCore core) {
        return switch (core.bus().provider()) {
            case NFIT_TEST -> new NfitTestAccess(core);
            case DCSSBLK -> new SegmentAccess(core);
            default -> new AccessPath(core);
        };
    }

    /** The answer of a live device; memory is what the pages are in. */
    DirectAccess answer(long pgoff, long count, AccessMode mode, PersistentMemory memory) {
        if (count < 0)
            return refused(Errno.EINVAL, new Reason(Rule.NEGATIVE_PAGES, count, pgoff));
        Check check = core.records().check(pgoff * Units.PAGE_SECTORS, count * Units.PAGE);
        if (check.bad() && !letsThrough(mode))
            return refused(core.kernel().switches().poisonCode(),
                    new Reason(Rule.RECORD_OVERLAPS_REQUEST, count, pgoff, check.firstBad(), check.numBad()));
        long driver = driverPages(pgoff, count, check);
        if (driver == 0)
            return refused(Errno.ERANGE, new Reason(Rule.DEVICE_END, pgoff));
        // Unsigned: an underflowed stride is a huge positive number, which only the core cuts to the request.
        long usable = Long.compareUnsigned(driver, count) < 0 ? driver : count;
        if (check.bad())
            remarkStride(pgoff, usable, check);
        return new DirectAccess.Mapped(usable, memory, new KernelAddress(pgoff * Units.PAGE));
    }

    private boolean letsThrough(AccessMode mode) {
        return mode == AccessMode.RECOVERY_WRITE
                && core.kernel().switches().writeRecovery() != DaxWriteRecovery.NONE;
    }

    /** What the driver itself answers for a request that is not refused. Semantics 6.2, 6.3. */
    long driverPages(long pgoff, long count, Check check) {
        if (check.bad() && core.kernel().switches().writeRecovery() == DaxWriteRecovery.PAGE_STRIDE)
            return stridePages(pgoff * Units.PAGE_SECTORS, check.firstBad());
        if (core.records().table().count() > 0)
            return count;
        return Math.max(0, core.size() / Units.PAGE - pgoff);
    }

    /** Pages up to the end of the page that holds the first bad sector, at least one. */
    private long stridePages(long sector, long firstBad) {
        // Q8: a record that begins before the query makes the difference wrap around.
        long first = core.kernel().has(Quirk.Q8_STRIDE_UNDERFLOW) ? firstBad : Math.max(firstBad, sector);
        long stride = Units.pageCeil((first - sector) * Units.SECTOR) >>> Units.PAGE_SHIFT;
        return stride == 0 ? 1 : stride;
    }

    /** A recovery that takes in more than the page of the record surprises: an unaligned end fails all of it. */
    private void remarkStride(long pgoff, long pages, Check check) {
        if (pages == 1 || core.kernel().switches().writeRecovery() != DaxWriteRecovery.PAGE_STRIDE)
            return;
        if (check.firstBad() < pgoff * Units.PAGE_SECTORS)
            core.events().remark(core.subject(),
                    new Reason(Rule.STRIDE_UNDERFLOWED, check.firstBad(), check.numBad(), pgoff, pages));
        else
            if (check.firstBad() % Units.PAGE_SECTORS != 0)
                core.events().remark(core.subject(), new Reason(Rule.STRIDE_TAKES_GOOD_PAGES, check.firstBad(),
                        check.numBad(), pages - 1, pgoff));
    }

    /** Refuses, and says so. */
    DirectAccess refused(Errno errno, Reason reason) {
        core.events().refuse(core.subject(), reason);
        return new DirectAccess.Refused(errno, reason);
    }
}
