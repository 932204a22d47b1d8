package org.daxscope.machine;

import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.pmem.bus.NvdimmBus;
import org.daxscope.pmem.bus.PhysicalRange;
import org.daxscope.pmem.disk.PmemPlatform;

/** Builds buses, regions and disks, one region after the other in physical memory. */
final class Hardware {
    private Hardware() {
    }

    static PmemPlatform of(MachineSpec spec, EventSink events) {
        PmemPlatform platform = new PmemPlatform(spec.kernel(), events);
        long free = 0;
        for (MachineSpec.Disk disk : spec.disks()) {
            NvdimmBus bus = platform.bus(disk.provider(), disk.injectionPoisons());
            PhysicalRange range = new PhysicalRange(Math.max(disk.lowestAddress(), free),
                    disk.dataOffset() + disk.bytes());
            platform.addDisk(bus, disk.name(), range, disk.dataOffset(), disk.media(), disk.config());
            free = Units.hugeCeil(range.end());
        }
        return platform;
    }
}
