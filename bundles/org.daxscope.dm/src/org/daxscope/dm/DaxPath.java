package org.daxscope.dm;

import java.util.Optional;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.Source;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.Units;
import org.jspecify.annotations.Nullable;

/** DAX calls on their way down: dm_dax_direct_access() and its sisters, and the targets' pgoff arithmetic. Semantics 6.4, 12.3. */
final class DaxPath {
    /** BLK_DEF_MAX_SECTORS. */
    private static final long QUEUE_LIMIT = 2560;

    private final KernelModel kernel;

    DaxPath(KernelModel kernel) {
        this.kernel = kernel;
    }

    /** Where a page lies below, or why not. */
    private record Found(@Nullable DaxDevice dax, long pgoff, long pages, long zeroPagesPassed, Errno errno,
            Reason reason) {
        static Found refused(Errno errno, Rule rule, long... arguments) {
            return new Found(null, 0, 0, 0, errno, new Reason(rule, arguments));
        }
    }

    private Found find(@Nullable DmTable table, long pgoff) {
        long sector = pgoff * Units.PAGE_SECTORS;
        if (table == null)
            return Found.refused(Errno.EIO, Rule.DM_NO_TABLE);
        DmTable.Segment segment = table.at(sector);
        if (segment == null)
            return Found.refused(Errno.EIO, Rule.DM_NO_TARGET, sector);
        Target target = segment.target();
        if (target instanceof Failing)
            return Found.refused(Errno.EIO, Rule.DM_ERROR_TARGET, sector);
        if (!(target instanceof Translating translating) || !translating.isDax())
            return Found.refused(Errno.EIO, Rule.DM_NO_DAX_TARGET, sector);
        long together = together(segment, sector);
        if (together < Units.PAGE_SECTORS)
            return Found.refused(Errno.EIO, Rule.DM_BELOW_A_PAGE, together, sector);
        Leg leg = translating.daxBelow(segment.begin(), sector);
        DaxDevice dax = leg.device().dax();
        if (dax == null)
            return Found.refused(Errno.EOPNOTSUPP, Rule.DM_NO_DAX_TARGET, sector);
        if (leg.start() % Units.PAGE_SECTORS != 0 && kernel.switches().misalignedLinearRefused())
            return Found.refused(Errno.EINVAL, Rule.DM_MISALIGNED, sector, leg.start());
        return new Found(dax, leg.start() / Units.PAGE_SECTORS, together / Units.PAGE_SECTORS,
                translating.zeroPagesPassed(), Errno.EIO, Reason.NONE);
    }

    /** max_io_len(): sectors up to the end of the line, of the chunk, and to what the queue takes at once. */
    private long together(DmTable.Segment segment, long sector) {
        Target target = segment.target();
        long sectors = Math.min(segment.end() - sector, target.together(sector - segment.begin()));
        return target.hasChunks() && kernel.switches().dmChunkCutAtQueueLimit() ? Math.min(sectors, QUEUE_LIMIT)
                : sectors;
    }

    DirectAccess directAccess(@Nullable DmTable table, DevicePage first, long pages, AccessMode mode) {
        Found found = find(table, first.pgoff());
        return found.dax == null ? new DirectAccess.Refused(found.errno, found.reason)
                : found.dax.directAccess(new DevicePage(found.pgoff), Math.min(pages, found.pages), mode);
    }

    int recoveryWrite(@Nullable DmTable table, DeviceByte start, Source source, long position, int length) {
        Found found = find(table, start.page().pgoff());
        return found.dax == null ? 0
                : found.dax.recoveryWrite(below(found, start), source, position, length);
    }

    long recoverableRead(@Nullable DmTable table, DeviceByte start, long bytes) {
        Found found = find(table, start.page().pgoff());
        return found.dax == null ? 0 : found.dax.recoverableRead(below(found, start), bytes);
    }

    private static DeviceByte below(Found found, DeviceByte start) {
        return new DevicePage(found.pgoff).start().plus(start.inPage());
    }

    Optional<Errno> zeroPages(@Nullable DmTable table, DevicePage first, long pages) {
        Found found = find(table, first.pgoff());
        DaxDevice below = found.dax;
        return below == null ? Optional.of(found.errno)
                : below.zeroPages(new DevicePage(found.pgoff), pages * found.zeroPagesPassed);
    }
}
