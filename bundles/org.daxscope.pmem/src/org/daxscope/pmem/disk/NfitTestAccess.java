package org.daxscope.pmem.disk;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.PersistentMemory;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.pmem.badblocks.Check;

/**
 * What nfit_test puts in the place of pmem's direct_access: its memory comes from vmalloc, so that one page is all there is at
 * once. Kernel: tools/testing/nvdimm/pmem-dax.c. Semantics 6.6.
 */
final class NfitTestAccess extends AccessPath {
    private final DiskCore core;

    NfitTestAccess(DiskCore core) {
        super(core);
        this.core = core;
    }

    @Override
    DirectAccess answer(long pgoff, long count, AccessMode mode, PersistentMemory memory) {
        Check check = core.records().check(pgoff * Units.PAGE_SECTORS, count * Units.PAGE);
        // Q16: the copy of the function never learned of recovery, nor of the new code.
        if (check.bad() && core.kernel().has(Quirk.Q16_NFIT_TEST_ALWAYS_EIO))
            return refused(Errno.EIO, new Reason(Rule.NFIT_TEST_REFUSES, pgoff, check.firstBad(), check.numBad()));
        DirectAccess answer = super.answer(pgoff, count, mode, memory);
        return answer instanceof DirectAccess.Mapped mapped
                ? new DirectAccess.Mapped(1, mapped.memory(), mapped.address())
                : answer;
    }
}
