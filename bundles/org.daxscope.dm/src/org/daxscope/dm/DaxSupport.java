package org.daxscope.dm;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.Partition;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.Units;
import org.jspecify.annotations.Nullable;

/** Who counts as DAX: tables when they are loaded, devices when they are mounted. Semantics 12.2. */
public final class DaxSupport {
    private final KernelModel kernel;

    public DaxSupport(KernelModel kernel) {
        this.kernel = kernel;
    }

    /** bdev_dax_supported() and fs_dax_get_by_bdev(): whether a file system on the device may use DAX. */
    public boolean mountable(Lower device) {
        if (!device.isDax() || device.block() instanceof Partition part && !part.isPageAligned())
            return false;
        if (!kernel.switches().capabilityProbeReads())
            return device.block().sectors() % Units.PAGE_SECTORS == 0;
        return device.block() instanceof DmDevice mapped ? mapped.probe()
                : isDax(new Leg(device, 0, device.block().sectors()));
    }

    /** dm_table_supports_dax(): all lines can, and all that lies below. */
    boolean isDax(DmTable table) {
        return table.segments().stream()
                .allMatch(segment -> segment.target() instanceof Translating target && target.isDax()
                        && target.devices().stream().allMatch(this::isDax));
    }

    private boolean isDax(Leg leg) {
        if (!leg.device().isDax())
            return false;
        if (!kernel.switches().capabilityProbeReads())
            return leg.start() % Units.PAGE_SECTORS == 0 || kernel.has(Quirk.Q17_MISALIGNED_LINEAR);
        long last = leg.start() + leg.sectors() - 1;
        return leg.start() % Units.PAGE_SECTORS == 0 && isAccessible(leg.device().dax(), leg.start())
                && isAccessible(leg.device().dax(), last);
    }

    /** generic_fsdax_supported(), up to 5.16, reads a page to decide (Q18). */
    private boolean isAccessible(@Nullable DaxDevice dax, long sector) {
        return dax != null && (!kernel.has(Quirk.Q18_PROBE_READS_ENDS)
                || dax.directAccess(new DevicePage(sector / Units.PAGE_SECTORS), 1,
                        AccessMode.NORMAL) instanceof DirectAccess.Mapped);
    }
}
