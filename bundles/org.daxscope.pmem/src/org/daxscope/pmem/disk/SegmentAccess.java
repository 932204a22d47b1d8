package org.daxscope.pmem.disk;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.PersistentMemory;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.address.Units;

/** dcssblk's direct_access: memory up to the end of the segment, whatever the mode. Semantics 13. */
final class SegmentAccess extends AccessPath {
    private final DiskCore core;

    SegmentAccess(DiskCore core) {
        super(core);
        this.core = core;
    }

    @Override
    DirectAccess answer(long pgoff, long count, AccessMode mode, PersistentMemory memory) {
        if (count < 0)
            return refused(Errno.EINVAL, new Reason(Rule.NEGATIVE_PAGES, count, pgoff));
        long left = core.size() / Units.PAGE - pgoff;
        if (left <= 0)
            return refused(Errno.ERANGE, new Reason(Rule.DEVICE_END, pgoff));
        return new DirectAccess.Mapped(Math.min(left, count), memory, new KernelAddress(pgoff * Units.PAGE));
    }
}
