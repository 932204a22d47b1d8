package org.daxscope.pmem.disk;

import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.pmem.badblocks.Check;

/**
 * Copies that were let through to a recorded page: recovery write, and the v2 patch's recovery read. Addresses: disk
 * bytes.
 */
final class RecoveryPath {
    private final DiskCore core;
    private final DiskMemory memory;
    private final DiskClearer clearer;

    RecoveryPath(DiskCore core, DiskMemory memory, DiskClearer clearer) {
        this.core = core;
        this.memory = memory;
        this.clearer = clearer;
    }

    /** Bytes stored; 0 when refused, or with the v2 patch a negative EIO. */
    int write(long address, Source source, long position, int length) {
        return switch (core.kernel().switches().writeRecovery()) {
            case NONE -> {
                core.events().refuse(core.subject(), new Reason(Rule.NO_WRITE_RECOVERY));
                yield 0;
            }
            case WHOLE_RANGE -> writeWholeRange(address, source, position, length);
            case PAGE_STRIDE -> writeStride(address, source, position, length);
        };
    }

    /** pmem_recovery_write(), 5.19. Semantics 7.3, order 15.1. */
    private int writeStride(long address, Source source, long position, int length) {
        long start = Units.pageFloor(address);
        long span = Units.pageCeil(address + length) - start;
        if (!core.isBad(start, span))
            return memory.store(address, source, position, length);
        if (!isWholePages(address, length))
            return 0;
        long cleared = clearer.clearMedia(start, span);
        if (!clearer.fully(start, span, cleared)) {
            // Q10: bus and region know of the part that was cleared, the disk does not.
            if (!core.kernel().has(Quirk.Q10_SHORT_CLEAR_KEEPS_DISK_RECORD))
                clearer.removeRecords(start, cleared);
            else
                if (cleared > 0)
                    remark(new Reason(Rule.DISK_RECORD_OUTLIVES_SHORT_CLEAR, cleared, span, start));
            return 0;
        }
        int stored = memory.store(address, source, position, length);
        // Last, so that a reader who comes in between is still refused. The record goes even if the copy fell short
        // (Q14).
        boolean whole = core.kernel().has(Quirk.Q14_RECORD_CLEARED_ON_SHORT_COPY);
        if (!clearer.removeRecords(start, whole ? cleared : stored))
            return 0;
        if (stored == length)
            remark(new Reason(Rule.WRITE_CLEARED_BY_ITSELF, cleared, start));
        else
            if (whole)
                remark(new Reason(Rule.RECORD_GONE_BEFORE_DATA, stored, length, address));
        return stored;
    }

    private void remark(Reason reason) {
        core.events().remark(core.subject(), reason);
    }

    /** pmem_copy_from_iter() of the v2 patch: no stride, and the records go before the data comes. Semantics 8. */
    private int writeWholeRange(long address, Source source, long position, int length) {
        long start = Units.pageFloor(address);
        if (core.isBad(start, Units.pageCeil(address + length) - start)) {
            if (!isWholePages(address, length) || !clearer.clearWithRecords(start, length))
                return -Errno.EIO.number();
            int stored = memory.store(address, source, position, length);
            remark(stored == length ? new Reason(Rule.WRITE_CLEARED_BY_ITSELF, length, start)
                    : new Reason(Rule.RECORD_GONE_BEFORE_DATA, stored, length, address));
            return stored;
        }
        return memory.store(address, source, position, length);
    }

    private boolean isWholePages(long address, int length) {
        if ((address | length) % Units.PAGE == 0)
            return true;
        core.events().refuse(core.subject(), new Reason(Rule.STRIDE_OVER_POISON_NOT_PAGE_ALIGNED, length, address));
        return false;
    }

    /**
     * What pmem_copy_to_iter() of the v2 patch copies of a read over a record. Semantics 8.
     *
     * @return bytes to copy, 0 when refused with EIO
     */
    long readable(long address, long length) {
        long start = Units.pageFloor(address);
        Check check = core.records().check(start / Units.SECTOR, Units.pageCeil(address + length) - start);
        if (!check.bad())
            return length;
        long page = start / Units.PAGE;
        long badPage = check.firstBad() / Units.PAGE_SECTORS;
        boolean ignored = core.kernel().has(Quirk.Q12_V2_READ_IGNORES_ADJUSTED_LENGTH);
        if (badPage == page || !ignored && badPage < page) {
            core.events().refuse(core.subject(),
                    new Reason(Rule.RECORDED_PAGE_FIRST, check.firstBad(), check.numBad(), page));
            return 0;
        }
        // Q12: the shorter length is worked out and then not used; the copy stops at real poison only.
        return ignored ? length : Math.min(length, badPage * Units.PAGE - address);
    }
}
