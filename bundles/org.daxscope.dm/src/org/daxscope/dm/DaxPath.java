package org.daxscope.dm;

import java.util.Optional;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.Source;
import org.daxscope.kernel.DaxWriteRecovery;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.Subject;
import org.jspecify.annotations.Nullable;

/** DAX calls on their way down: dm_dax_direct_access() and its sisters, and the targets' pgoff arithmetic. Semantics 6.4, 12.3. */
final class DaxPath {
    /** BLK_DEF_MAX_SECTORS. */
    private static final long QUEUE_LIMIT = 2560;

    private final Surroundings around;
    private final Subject subject;
    private final KernelModel kernel;

    DaxPath(Surroundings around, Subject subject) {
        this.around = around;
        this.subject = subject;
        this.kernel = around.kernel();
    }

    /** Where a page lies below, or why not. */
    private record Found(@Nullable DaxDevice dax, long pgoff, long zeroPagesPassed, Errno errno, Reason reason) {
        static Found refused(Errno errno, Rule rule, long... arguments) {
            return new Found(null, 0, 0, errno, new Reason(rule, arguments));
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
        Leg leg = translating.daxBelow(segment.begin(), sector);
        DaxDevice dax = leg.device().dax();
        if (dax == null)
            return Found.refused(Errno.EOPNOTSUPP, Rule.DM_NO_DAX_TARGET, sector);
        if (leg.start() % Units.PAGE_SECTORS != 0 && refusesMisaligned())
            return Found.refused(Errno.EINVAL, Rule.DM_MISALIGNED, sector, leg.start());
        return new Found(dax, leg.start() / Units.PAGE_SECTORS, translating.zeroPagesPassed(), Errno.EIO, Reason.NONE);
    }

    /** Newer kernels cut what is inside a page away (Q17); mended, they refuse it as the older ones did. */
    private boolean refusesMisaligned() {
        return kernel.switches().misalignedLinearRefused() || !kernel.has(Quirk.Q17_MISALIGNED_LINEAR);
    }

    /** max_io_len(): sectors up to the end of the line, of the chunk, and to what the queue takes at once. */
    private long together(DmTable.Segment segment, long sector) {
        Target target = segment.target();
        long sectors = Math.min(segment.end() - sector, target.together(sector - segment.begin()));
        return target.hasChunks() && kernel.switches().dmChunkCutAtQueueLimit() ? Math.min(sectors, QUEUE_LIMIT)
                : sectors;
    }

    /** The only call that is cut at the end of a chunk or line; where not even a page is left, it is refused. */
    DirectAccess directAccess(@Nullable DmTable table, DevicePage first, long pages, AccessMode mode) {
        long sector = first.pgoff() * Units.PAGE_SECTORS;
        DmTable.Segment segment = table == null ? null : table.at(sector);
        Found found = find(table, first.pgoff());
        DaxDevice dax = found.dax;
        if (segment == null || dax == null)
            return new DirectAccess.Refused(found.errno, found.reason);
        long together = together(segment, sector);
        if (together < Units.PAGE_SECTORS)
            return new DirectAccess.Refused(Errno.EIO, new Reason(Rule.DM_BELOW_A_PAGE, together, sector));
        return dax.directAccess(new DevicePage(found.pgoff), Math.min(pages, together / Units.PAGE_SECTORS), mode);
    }

    int recoveryWrite(@Nullable DmTable table, DeviceByte start, Source source, long position, int length) {
        Found found = find(table, start.page().pgoff());
        DaxDevice dax = found.dax;
        if (dax == null)
            return 0;
        if (!hasRecovery(table, start))
            return withoutRecovery(dax, below(found, start), start, source, position, length);
        return told(table, start, source, position, length)
                ? dax.recoveryWrite(below(found, start), source, position, length)
                : 0;
    }

    private static boolean hasRecovery(@Nullable DmTable table, DeviceByte start) {
        DmTable.Segment segment = table == null ? null : table.at(start.page().pgoff() * Units.PAGE_SECTORS);
        return segment == null || !(segment.target() instanceof Translating target) || target.hasRecovery();
    }

    /** The core stores nothing; the v2 patch warned and then copied plainly, into the poison (Q13). */
    private int withoutRecovery(DaxDevice dax, DeviceByte below, DeviceByte start,
            Source source, long position, int length) {
        around.events().refuse(subject, new Reason(Rule.DM_NO_RECOVERY, start.page().pgoff()));
        long pages = Math.ceilDiv(start.inPage() + (long) length, Units.PAGE);
        if (kernel.switches().writeRecovery() == DaxWriteRecovery.WHOLE_RANGE
                && kernel.has(Quirk.Q13_V2_PLAIN_COPY_WITHOUT_OP)
                && dax.directAccess(below.page(), pages,
                        AccessMode.RECOVERY_WRITE) instanceof DirectAccess.Mapped mapped)
            return mapped.memory().store(mapped.address().plus(below.inPage()), source, position, length);
        return 0;
    }

    /** Tells the target, and what lies below, that a DAX write copies. */
    boolean copying(@Nullable DmTable table, DeviceByte start, Source source, long position, int length) {
        Found found = find(table, start.page().pgoff());
        DaxDevice dax = found.dax;
        return dax == null || told(table, start, source, position, length)
                && dax.copying(below(found, start), source, position, length);
    }

    private static boolean told(@Nullable DmTable table, DeviceByte start, Source source, long position, int length) {
        long sector = start.page().pgoff() * Units.PAGE_SECTORS;
        DmTable.Segment segment = table == null ? null : table.at(sector);
        return segment == null || !(segment.target() instanceof Translating target)
                || target.copying(sector, source, position, length);
    }

    long recoverableRead(@Nullable DmTable table, DeviceByte start, long bytes) {
        Found found = find(table, start.page().pgoff());
        return found.dax == null ? 0 : found.dax.recoverableRead(below(found, start), bytes);
    }

    private static DeviceByte below(Found found, DeviceByte start) {
        return new DevicePage(found.pgoff).start().plus(start.inPage());
    }

    /** dm_dax_zero_page_range() looks at no chunk: of a page in two chunks, a page below where it begins is zeroed. */
    Optional<KernelError> zeroPages(@Nullable DmTable table, DevicePage first, long pages) {
        Found found = find(table, first.pgoff());
        DaxDevice below = found.dax;
        if (below != null)
            return below.zeroPages(new DevicePage(found.pgoff), pages * found.zeroPagesPassed);
        around.events().refuse(subject, found.reason);
        return Optional.of(new KernelError(found.errno, found.reason));
    }
}
