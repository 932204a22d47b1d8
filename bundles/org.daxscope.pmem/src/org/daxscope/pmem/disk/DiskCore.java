package org.daxscope.pmem.disk;

import org.daxscope.kernel.DaxWriteRecovery;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.daxscope.pmem.badblocks.Check;
import org.daxscope.pmem.bus.NvdimmBus;
import org.daxscope.pmem.bus.PhysicalRange;
import org.daxscope.pmem.bus.RecordKeeper;
import org.daxscope.pmem.bus.Region;

/**
 * What the paths of one disk share (struct pmem_device).
 *
 * @param dataOffset bytes from the region's start to the disk's byte 0
 * @param size bytes of the usable area
 */
record DiskCore(String name, NvdimmBus bus, Region region, long dataOffset, long size, KernelModel kernel,
        EventSink events, Subject subject, RecordKeeper records) {

    /** What second-generation parts report in MCi_MISC: the whole page is lost. */
    static final int MISC_LSB = 12;

    /** Who met an error, as {@link EventKind#MACHINE_CHECK} numbers them. */
    enum Meeting {
        PROCESS, KERNEL, NOBODY
    }

    /** Consumed poison raises a machine check; the nfit decoder, where there is one, records it. Semantics 3.2, 10.4. */
    void machineCheck(long address, int lsb, Meeting by) {
        events.enter(EventKind.MACHINE_CHECK, subject, physical(address), lsb, by.ordinal());
        bus.machineCheck(new PhysicalAddress(physical(address)), lsb);
        events.leave(0);
    }

    /** Physical byte of a disk byte. */
    long physical(long address) {
        return region.range().start() + dataOffset + address;
    }

    /** Byte of the region's media of a disk byte. */
    long mediaAt(long address) {
        return dataOffset + address;
    }

    PhysicalRange usable() {
        return new PhysicalRange(physical(0), size);
    }

    boolean isBad(long address, long length) {
        return records.check(address / Units.SECTOR, length).bad();
    }

    /** The first record that touches any of the bytes, parts of sectors included: what an explanation asks, and no kernel. */
    Check recordAt(long address, long length) {
        long first = address / Units.SECTOR;
        long end = Math.ceilDiv(address + length, (long) Units.SECTOR);
        return records.check(first, (end - first) * Units.SECTOR);
    }

    /** Kernels below 5.19 keep the older pmem_clear_poison(). */
    boolean isMerged() {
        return kernel.switches().writeRecovery() == DaxWriteRecovery.PAGE_STRIDE;
    }
}
