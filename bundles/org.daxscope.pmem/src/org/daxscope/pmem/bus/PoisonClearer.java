package org.daxscope.pmem.bus;

import org.daxscope.kernel.DaxWriteRecovery;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.pmem.media.ClearContent;
import org.daxscope.pmem.media.Media;

/**
 * nvdimm_clear_poison() and its accounting, in the kernel's order. Semantics 4, quirk Q6. Addresses are physical bytes.
 */
final class PoisonClearer {
    private final NvdimmBus bus;
    private final EventSink events;
    private final boolean regionEndMissed;

    PoisonClearer(NvdimmBus bus, KernelModel kernel, EventSink events) {
        this.bus = bus;
        this.events = events;
        // The off-by-one was mended in 5.19, together with the series.
        this.regionEndMissed = kernel.switches().writeRecovery() != DaxWriteRecovery.PAGE_STRIDE
                && kernel.has(Quirk.Q6_REGION_END_RECORD_STAYS);
    }

    long clear(long physical, long length) {
        Region region = bus.regionOf(physical);
        if (region == null)
            return -Errno.ENXIO.number();
        events.enter(EventKind.CLEAR_POISON, region.subject(), physical, length, 0);
        long result = clear(region, physical, length);
        events.leave(result);
        return result;
    }

    private long clear(Region region, long physical, long length) {
        // Nothing to ask and nothing to clear: the kernel takes that for success.
        if (bus.firmware() == Firmware.NONE) {
            if (region.media().poisonedLines(physical - region.range().start(), length) > 0)
                events.remark(region.subject(), new Reason(Rule.CLEAR_TOUCHED_NOTHING, length, physical));
            return length;
        }
        // Calling firmware serializes: what was stored before is on the media when the lines are cleared.
        region.fence();
        long unit = arsCap(region, physical, length);
        if (unit < 0)
            return unit;
        if (Long.bitCount(unit) != 1)
            return -Errno.ENXIO.number();
        if (((physical | length) & unit - 1) != 0) {
            events.refuse(region.subject(), new Reason(Rule.CLEAR_UNIT_MISALIGNED, length, physical, unit));
            return -Errno.ENXIO.number();
        }
        long cleared = clearError(region, physical, length);
        if (cleared <= 0)
            return -Errno.EIO.number();
        account(physical, cleared);
        return cleared;
    }

    /** Answers clear_err_unit in bytes, or a negative errno. */
    private long arsCap(Region region, long physical, long length) {
        events.enter(EventKind.FIRMWARE_ARS_CAP, region.subject(), physical, length, 0);
        long unit = bus.firmware() == Firmware.CANNOT_CLEAR ? -Errno.ENOTTY.number()
                : Math.max(0, region.media().policy().clearUnit());
        events.leave(unit);
        return unit;
    }

    /** The firmware's part: the only thing here that touches media. */
    private long clearError(Region region, long physical, long length) {
        Media media = region.media();
        long at = physical - region.range().start();
        events.enter(EventKind.FIRMWARE_CLEAR_ERROR, region.subject(), physical, length, 0);
        long cleared = media.policy().fails(at, length) ? 0 : Math.min(length, media.policy().clearMaxBytes());
        if (cleared > 0) {
            long before = media.poisonedLines(at, cleared);
            media.clear(at, cleared);
            if (before > 0 || !(media.policy().content() instanceof ClearContent.OldBytes))
                events.change(EventKind.MEDIA_CLEARED, region.subject(), physical, cleared, before,
                        media.poisonedLines(at, cleared));
            bus.forgetInjected(physical, cleared);
        }
        events.leave(cleared);
        return cleared;
    }

    /** nvdimm_account_cleared_poison(): bus list, then region tables. The disk's table is the caller's business. */
    private void account(long physical, long cleared) {
        bus.forget(physical, cleared);
        if (cleared < Units.SECTOR)
            return;
        for (Region region : bus.regions()) {
            long lastCounted = regionEndMissed ? physical + cleared : physical + cleared - 1;
            long first = (physical - region.range().start()) / Units.SECTOR;
            if (region.contains(physical) && lastCounted < region.range().end())
                region.records().remove(first, cleared / Units.SECTOR);
            else
                if (region.contains(physical) && lastCounted == region.range().end()
                        && region.records().check(first, cleared).bad())
                    events.remark(region.subject(),
                            new Reason(Rule.REGION_RECORD_OUTLIVES_CLEAR, cleared, physical));
        }
    }
}
