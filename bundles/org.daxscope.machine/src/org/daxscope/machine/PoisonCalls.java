package org.daxscope.machine;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.PhysicalAddress;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.pmem.badblocks.BadRecord;
import org.daxscope.pmem.disk.PmemDisk;

/** Poison and its records: what comes from outside, from the media or from an administrator. */
final class PoisonCalls {
    /** What the media's page tree takes in one operation without becoming a burden. */
    private static final long MOST_BYTES = 4L << 30;

    private final KernelModel kernel;
    private final EventSink events;
    private final OpenFiles files;

    PoisonCalls(KernelModel kernel, EventSink events, OpenFiles files) {
        this.kernel = kernel;
        this.events = events;
        this.files = files;
    }

    Outcome store(Operation.StoreBadblocks call) {
        PmemDisk disk = files.requireDisk(call.disk());
        if (!disk.bus().provider().isNvdimm())
            throw new KernelError(Errno.ENOENT, Rule.NO_POISON_HERE);
        // sysfs_kf_write() hands nothing on when there is nothing.
        if (call.text().isEmpty())
            return new Outcome.Done(0);
        int taken = disk.storeBadblocks(call.text());
        if (taken >= 0)
            return new Outcome.Done(taken);
        throw taken == -Errno.ENOSPC.number()
                ? new KernelError(Errno.ENOSPC, Rule.TABLE_FULL, disk.records().count())
                : new KernelError(Errno.EINVAL, Rule.BAD_TEXT);
    }

    Outcome inject(Operation.InjectError call) {
        PmemDisk disk = files.namespace(call.disk());
        if (!disk.bus().provider().canInject())
            throw new KernelError(Errno.EOPNOTSUPP, Rule.NO_INJECTION);
        if (disk.config().mode() == NamespaceMode.SECTOR)
            throw new KernelError(Errno.EOPNOTSUPP, Rule.INJECTION_IN_SECTOR_MODE);
        requireSectors(disk, call.sector(), call.sectors());
        requireFew(call.sectors() * Units.SECTOR);
        PhysicalAddress physical = disk.physical(new DeviceSector(call.sector()).start());
        if (call.undo())
            disk.bus().uninject(physical, call.sectors() * Units.SECTOR);
        else
            disk.bus().injectSectors(physical, call.sectors(), call.saturate(), call.informKernel());
        return new Outcome.Done(0);
    }

    /** Memory that can go bad and a kernel that can be told of it. */
    private PmemDisk poisonable(String name) {
        PmemDisk disk = files.namespace(name);
        if (!disk.bus().provider().isNvdimm())
            throw new KernelError(Errno.EOPNOTSUPP, Rule.NO_POISON_HERE);
        return disk;
    }

    Outcome poison(Operation.PoisonMedia call) {
        PmemDisk disk = poisonable(call.disk());
        requireBytes(disk, call.offset(), call.length());
        requireFew(call.length());
        long from = lineFloor(call.offset());
        disk.bus().poison(disk.physical(new DeviceByte(from)), lineCeil(call.offset() + call.length()) - from);
        return new Outcome.Done(0);
    }

    /** Answers the lines that did not fault before. */
    Outcome storm(Operation.Storm call) {
        PmemDisk disk = poisonable(call.disk());
        requireBytes(disk, call.offset(), call.length());
        if (call.length() == 0)
            throw new KernelError(Errno.EINVAL, Rule.EMPTY_RANGE);
        if (call.ranges() < 0 || call.mostLines() <= 0)
            throw new KernelError(Errno.EINVAL, Rule.STORM_ARGUMENT, call.ranges(), call.mostLines());
        long from = lineFloor(call.offset());
        long lines = (lineCeil(call.offset() + call.length()) - from) / Units.LINE;
        requireFew(call.ranges() * Math.min(call.mostLines(), lines) * Units.LINE);
        Storm storm = new Storm(disk, from, lines, call.mostLines(), call.seed());
        long struck = storm.strike(call.ranges());
        if (call.known())
            storm.tell(call.ranges());
        return new Outcome.Done(struck);
    }

    /** What ndctl clear-errors does between unbinding and binding the disk: one command for each record of the region. */
    Outcome clearErrors(Operation.ClearErrors call) {
        PmemDisk disk = files.namespace(call.disk());
        requireSectors(disk, call.sector(), call.sectors());
        long first = disk.physical(new DeviceSector(call.sector()).start()).value();
        long end = first + call.sectors() * Units.SECTOR;
        long cleared = 0;
        for (BadRecord record : disk.region().records().table().records()) {
            long start = disk.region().range().start() + record.start() * Units.SECTOR;
            long recordEnd = start + (long) record.length() * Units.SECTOR;
            // ndctl passes over a record that is not wholly in the usable area.
            if (start < disk.physical().start() || recordEnd > disk.physical().end())
                continue;
            long from = Math.max(start, first);
            long length = Math.min(recordEnd, end) - from;
            if (length > 0)
                cleared += clearOne(disk, from, length);
        }
        return new Outcome.Done(cleared);
    }

    /**
     * One ND_CMD_CLEAR_ERROR.
     *
     * @return bytes cleared
     */
    long clearCommand(PmemDisk disk, long physical, long length) {
        // The exact test: only an active namespace that lies completely inside forbids it.
        if (disk.isEnabled() && physical <= disk.physical().start() && disk.physical().end() <= physical + length)
            throw new KernelError(Errno.EBUSY, Rule.NAMESPACE_INSIDE_CLEAR, length, physical);
        long cleared = disk.bus().clearErrors(new PhysicalAddress(physical), length);
        if (cleared >= 0)
            return cleared;
        if (cleared == -Errno.ENOTTY.number())
            throw new KernelError(Errno.ENOTTY, Rule.NO_CLEAR_COMMAND);
        throw new KernelError(cleared == -Errno.ENXIO.number() ? Errno.ENXIO : Errno.EIO, Rule.CLEAR_FAILED, length,
                physical - disk.physical().start());
    }

    private long clearOne(PmemDisk disk, long physical, long length) {
        KernelError error;
        try {
            return clearCommand(disk, physical, length);
        } catch (KernelError refused) {
            error = refused;
        }
        // Q24: the tool goes on, and says that all went well.
        boolean failed = error.errno() == Errno.ENXIO || error.errno() == Errno.EIO;
        if (!failed || !kernel.has(Quirk.Q24_CLEAR_ERRORS_REPORTS_SUCCESS))
            throw error;
        events.refuse(events.subject(disk.name()), error.reason());
        events.remark(events.subject(disk.name()), new Reason(Rule.CLEAR_ERRORS_HID_FAILURE, length, physical));
        return 0;
    }

    private static long lineFloor(long bytes) {
        return bytes & -Units.LINE;
    }

    private static long lineCeil(long bytes) {
        return bytes + Units.LINE - 1 & -Units.LINE;
    }

    private static void requireSectors(PmemDisk disk, long first, long count) {
        Arguments.signs(first, count);
        if (first > disk.sectors() - count)
            throw new KernelError(Errno.EINVAL, Rule.BEYOND_DEVICE_SECTORS, first, count, disk.sectors());
    }

    private static void requireBytes(PmemDisk disk, long offset, long length) {
        Arguments.signs(offset, length);
        long size = disk.sectors() * Units.SECTOR;
        if (offset > size - length)
            throw new KernelError(Errno.EINVAL, Rule.BEYOND_DEVICE, offset, length, size);
    }

    private static void requireFew(long bytes) {
        if (bytes > MOST_BYTES)
            throw new UnsupportedOperationException(
                    "one operation poisons at most 4 GiB of media, and this one asks for " + bytes + " bytes");
    }
}
