package org.daxscope.pmem.disk;

import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;

/** nsio_rw_bytes(): how drivers of metadata read and write a namespace. Addresses are its bytes. Semantics 5.4. */
final class NamespaceIo {
    private final DiskCore core;
    private final DiskMemory memory;

    NamespaceIo(DiskCore core, DiskMemory memory) {
        this.core = core;
        this.memory = memory;
    }

    /** Whether any sector that holds some of the bytes is recorded. */
    boolean isBad(long offset, int length) {
        long first = offset / Units.SECTOR;
        long end = Math.ceilDiv(offset + length, (long) Units.SECTOR);
        return core.records().check(first, (end - first) * Units.SECTOR).bad();
    }

    /** Whether all was read. */
    boolean read(long offset, byte[] into, int at, int length) {
        if (isBad(offset, length)) {
            core.events().refuse(core.subject(),
                    new Reason(Rule.RECORD_OVERLAPS_BIO, length, offset / Units.SECTOR));
            return false;
        }
        return memory.copyOut(offset, into, at, length) == length;
    }

    /**
     * Stores the bytes whatever is recorded.
     *
     * @param atomic whether the caller may not sleep, so that nothing is cleared
     * @return false when a record was in the way that could not be cleared
     */
    boolean write(long offset, byte[] from, int at, int length, boolean atomic) {
        boolean good = !isBad(offset, length) || !atomic && clear(offset, length);
        memory.store(offset, from, at, length);
        return good;
    }

    private boolean clear(long offset, int length) {
        if ((offset | length) % Units.SECTOR != 0)
            return false;
        long cleared = core.bus().clearPoison(new PhysicalAddress(core.physical(offset)), length);
        if (cleared >= Units.SECTOR)
            core.records().remove(offset / Units.SECTOR, cleared / Units.SECTOR);
        return cleared >= length;
    }
}
