package org.daxscope.pmem.disk;

import org.daxscope.kernel.NamespaceConfig;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;

/** What dcssblk_submit_bio() refuses before it moves anything; nvdimm disks refuse nothing here. Semantics 13. */
final class SegmentRules {
    private final DiskCore core;
    private final NamespaceConfig config;

    SegmentRules(DiskCore core, NamespaceConfig config) {
        this.core = core;
        this.config = config;
    }

    /** Whether the driver takes a bio; if not, says why. */
    boolean allows(long sector, long bytes, boolean write) {
        if (core.bus().provider().isNvdimm())
            return true;
        if (sector % Units.PAGE_SECTORS != 0 || bytes % Units.PAGE != 0)
            return refused(new Reason(Rule.SEGMENT_MISALIGNED, bytes, sector));
        return !write || !config.segment().isReadOnly() || refused(new Reason(Rule.SEGMENT_READ_ONLY));
    }

    /** Whether the driver can recover at all; if not, says so. */
    boolean hasRecovery() {
        return core.bus().provider().isNvdimm() || refused(new Reason(Rule.NO_RECOVERY_OPERATION));
    }

    private boolean refused(Reason reason) {
        core.events().refuse(core.subject(), reason);
        return false;
    }
}
