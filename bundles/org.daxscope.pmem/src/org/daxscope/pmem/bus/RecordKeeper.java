package org.daxscope.pmem.bus;

import java.util.List;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.daxscope.pmem.badblocks.AttributeText;
import org.daxscope.pmem.badblocks.Badblocks;
import org.daxscope.pmem.badblocks.Check;
import org.daxscope.pmem.badblocks.RecordMisses;

/**
 * A region's or a disk's badblocks table, with every change told. Sectors count from the start of what the table is
 * for.
 */
public final class RecordKeeper {
    private final Badblocks table;
    private final KernelModel kernel;
    private final EventSink events;
    private final Subject subject;
    private final EventKind setKind;
    private final EventKind clearedKind;
    private final EventKind refusedKind;
    private final RecordMisses misses;

    private RecordKeeper(KernelModel kernel, EventSink events, Subject subject, EventKind setKind,
            EventKind clearedKind, EventKind refusedKind) {
        this.table = Badblocks.create(kernel);
        this.misses = new RecordMisses(kernel, table);
        this.kernel = kernel;
        this.events = events;
        this.subject = subject;
        this.setKind = setKind;
        this.clearedKind = clearedKind;
        this.refusedKind = refusedKind;
    }

    static RecordKeeper ofRegion(KernelModel kernel, EventSink events, Subject region) {
        return new RecordKeeper(kernel, events, region, EventKind.REGION_RECORD_SET, EventKind.REGION_RECORD_CLEARED,
                EventKind.REGION_RECORD_REFUSED);
    }

    public static RecordKeeper ofDisk(KernelModel kernel, EventSink events, Subject disk) {
        return new RecordKeeper(kernel, events, disk, EventKind.DISK_RECORD_SET, EventKind.DISK_RECORD_CLEARED,
                EventKind.DISK_RECORD_REFUSED);
    }

    /** For looking only. */
    public Badblocks table() {
        return table;
    }

    /**
     * is_bad_pmem(): an empty table is always good; sectors of 512 bytes, length in bytes, of which a rest below 512
     * does not count. Semantics 1.
     */
    public Check check(long sector, long bytes) {
        return table.count() == 0 ? Check.GOOD : table.check(sector, bytes / Units.SECTOR);
    }

    /** Adds an acknowledged record; false when the table could not take all of it. */
    public boolean add(long sector, long sectors) {
        boolean stored = set(sector, sectors);
        if (!stored)
            refuse(sector, sectors);
        return stored;
    }

    private boolean set(long sector, long sectors) {
        Badblocks.State before = table.save();
        boolean stored = table.succeeded(table.set(sector, sectors, true));
        if (!table.save().equals(before))
            events.change(setKind, subject, sector, sectors, before.sectors(), table.sectors());
        misses.after(sector, sectors, before, stored).ifPresent(reason -> events.remark(subject, reason));
        return stored;
    }

    private void refuse(long sector, long sectors) {
        events.change(refusedKind, subject, sector, sectors, table.count(), table.count());
    }

    /** Takes sectors out; false when a split was refused, which the kernel ignores (Q7). */
    public boolean remove(long sector, long sectors) {
        Badblocks.State before = table.save();
        boolean removed = table.succeeded(table.clear(sector, sectors));
        if (!table.save().equals(before))
            events.change(clearedKind, subject, sector, sectors, before.sectors(), table.sectors());
        if (!removed)
            refuse(sector, sectors);
        return removed;
    }

    /**
     * nvdimm_badblocks_populate(): adds what the bus list holds of a physical range, clipped to it and rounded
     * outwards to sectors. What a full table refuses is told once, as the kernel's log does. Semantics 2.5, 3.1.
     */
    public void populate(List<PhysicalRange> badranges, PhysicalRange range) {
        if (!kernel.has(Quirk.Q21_POPULATE_ONLY_ADDS))
            dropAll();
        boolean refused = false;
        for (PhysicalRange bad : badranges) {
            long from = Math.max(bad.start(), range.start());
            long end = Math.min(bad.end(), range.end());
            if (from >= end)
                continue;
            long first = (from - range.start()) / Units.SECTOR;
            long last = Math.ceilDiv(end - range.start(), (long) Units.SECTOR);
            // A set takes an int; longer stretches go in pieces.
            for (long at = first; at < last; at += Integer.MAX_VALUE) {
                long sectors = Math.min(last - at, Integer.MAX_VALUE);
                if (!set(at, sectors) && !refused) {
                    refused = true;
                    refuse(at, sectors);
                }
            }
        }
    }

    /** The attribute's readers who poll are woken (bb_state). */
    public void notifyReaders(int before) {
        if (before != table.count())
            events.change(EventKind.BADBLOCKS_NOTIFIED, subject, before, table.count(), before, table.count());
    }

    /** The table as a new driver instance finds it: empty. */
    public void dropAll() {
        long before = table.sectors();
        table.restore(Badblocks.create(kernel).save());
        if (before > 0)
            events.change(clearedKind, subject, 0, before, before, 0);
    }

    /**
     * The badblocks attribute written to: one acknowledged record.
     *
     * @return characters taken, or a negative errno: -EINVAL, -ENOSPC
     */
    public int store(String text) {
        return AttributeText.parse(text)
                .map(record -> add(record.sector(), record.sectors()) ? text.length() : -Errno.ENOSPC.number())
                .orElse(-Errno.EINVAL.number());
    }
}
