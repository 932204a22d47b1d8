package org.daxscope.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.daxscope.dax.AccessMode;
import org.daxscope.dax.BioFlags;
import org.daxscope.dax.BlockDevice;
import org.daxscope.dax.DaxDevice;
import org.daxscope.dax.DirectAccess;
import org.daxscope.dax.Source;
import org.daxscope.dm.Remembering.Saved;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.address.DeviceByte;
import org.daxscope.kernel.address.DevicePage;
import org.daxscope.kernel.address.DeviceSector;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One /dev/mapper device (struct mapped_device): sends each bio and each DAX call to the target that has its sector. Its
 * table changes as dmsetup's load and resume do it. Semantics 6.4, 12.
 */
public final class DmDevice implements BlockDevice, DaxDevice {
    private final String name;
    private final int number;
    private final EventSink events;
    private final Subject subject;
    private final DaxSupport support;
    private final DaxPath paths;
    private @Nullable DmTable live;
    private @Nullable DmTable loaded;
    private boolean dax;
    private boolean suspended;

    /**
     * A device at one moment.
     *
     * @param loaded the table that the next resume makes live
     * @param dax its type, DM_TYPE_DAX_BIO_BASED or not
     * @param targets what the targets of both remember
     */
    record State(@Nullable DmTable live, @Nullable DmTable loaded, boolean dax, boolean suspended,
            List<Saved<?>> targets) {
    }

    /** @param number its minor number */
    DmDevice(String name, int number, Surroundings around) {
        this.name = name;
        this.number = number;
        this.events = around.events();
        this.subject = events.subject(name);
        this.support = new DaxSupport(around.kernel());
        this.paths = new DaxPath(around, subject);
    }

    State save() {
        List<Saved<?>> targets = new ArrayList<>();
        if (live != null)
            targets.addAll(live.saveTargets());
        if (loaded != null)
            targets.addAll(loaded.saveTargets());
        return new State(live, loaded, dax, suspended, List.copyOf(targets));
    }

    void restore(State state) {
        live = state.live;
        loaded = state.loaded;
        dax = state.dax;
        suspended = state.suspended;
        state.targets.forEach(Saved::restore);
    }

    // -- Tables ------------------------------------------------------------------------------------------------------

    /** DM_TABLE_LOAD. A live device may become DAX, but not cease to be. */
    void load(DmTable table) {
        boolean supports = support.isDax(table) || dax && !table.hasDevices();
        if (live != null && dax && !supports)
            throw new KernelError(Errno.EINVAL, Rule.DM_TYPE_CHANGE);
        DmTable before = loaded;
        if (before != null)
            before.each(Target::removed);
        loaded = table;
    }

    /** DM_DEV_SUSPEND with the flag: what is under way is done, what comes waits. */
    void suspend() {
        boolean was = suspended;
        setSuspended(true);
        if (!was && live != null)
            live.each(Target::suspended);
    }

    /** DM_DEV_SUSPEND without the flag: a loaded table becomes the live one. */
    void resume() {
        DmTable next = loaded;
        if (next != null) {
            long before = sectors();
            boolean was = dax;
            dax = support.isDax(next) || dax && !next.hasDevices();
            DmTable old = live;
            live = next;
            loaded = null;
            events.change(EventKind.DM_TABLE, subject, before, next.sectors(), was ? 1 : 0, dax ? 1 : 0);
            if (old != null)
                old.each(Target::removed);
        }
        DmTable now = live;
        if (now != null && (next != null || suspended))
            now.each(Target::resumed);
        setSuspended(false);
    }

    /** Minor number: 0 for /dev/dm-0. */
    public int number() {
        return number;
    }

    private void setSuspended(boolean value) {
        if (suspended == value)
            return;
        suspended = value;
        events.change(EventKind.DM_SUSPENDED, subject, value ? 0 : 1, value ? 1 : 0, 0, 0);
    }

    /** Whether its type is DAX: decided when a table came to life, however poisoned it is by now. */
    public boolean isDax() {
        return dax;
    }

    public boolean isSuspended() {
        return suspended;
    }

    /** What {@code dmsetup table} shows, empty without a live table. */
    public String table() {
        return live == null ? "" : live.toString();
    }

    /** The lines of the live table, ascending; none without one. */
    public List<DmLine> lines() {
        return live == null ? List.of() : live.lines();
    }

    /** The table that the next resume makes live, empty without one. */
    public String loadedTable() {
        return loaded == null ? "" : loaded.toString();
    }

    /** What {@code dmsetup status} shows, empty without a live table. */
    public String status() {
        return live == null ? "" : live.status();
    }

    /** To the target that has a sector. */
    String message(long sector, List<String> words) {
        DmTable table = live;
        DmTable.Segment segment = table == null ? null : table.at(sector);
        if (segment == null)
            throw new KernelError(Errno.EINVAL, Rule.DM_NO_TARGET, sector);
        return segment.target().message(words);
    }

    /** That many seconds have passed. */
    void passed(long seconds) {
        if (live != null)
            live.each(target -> target.passed(seconds));
    }

    /** Its tables go with it. */
    void removed() {
        if (live != null)
            live.each(Target::removed);
        if (loaded != null)
            loaded.each(Target::removed);
    }

    /** Whether it has a live table, one that waits for a resume, or both. */
    public String tables() {
        return live == null ? loaded == null ? "None" : "INACTIVE" : loaded == null ? "LIVE" : "LIVE & INACTIVE";
    }

    boolean probe() {
        return live != null && support.isDax(live);
    }

    boolean has(String type, String device) {
        return live != null && live.has(type, device) || loaded != null && loaded.has(type, device);
    }

    /** Whether it takes something of a device. */
    public boolean isOn(String device) {
        return uses(device);
    }

    boolean uses(String device) {
        return live != null && live.uses(device) || loaded != null && loaded.uses(device);
    }

    /** Where sectors [sector, sector + sectors) lie on disks, chunk by chunk; a mirrored stretch comes once for each leg. */
    public List<Piece> pieces(long sector, long sectors) {
        return pieces(sector, sectors, Integer.MAX_VALUE);
    }

    /** The same, of a beginning: when there are {@code most} pieces or more, the last one may not be the last there is. */
    public List<Piece> pieces(long sector, long sectors, int most) {
        return live == null ? List.of() : live.pieces(sector, sectors, most);
    }

    /** The stretches of disks that hold them, each as one however the chunks go to and fro. */
    public List<Leg> covered(long sector, long sectors) {
        return live == null ? List.of() : live.covered(sector, sectors);
    }

    // -- DAX ---------------------------------------------------------------------------------------------------------

    @Override
    public DirectAccess directAccess(DevicePage first, long pages, AccessMode mode) {
        events.enter(EventKind.DIRECT_ACCESS, subject, mode == AccessMode.NORMAL ? 0 : 1, first.pgoff(), pages);
        DirectAccess answer = paths.directAccess(live, first, pages, mode);
        switch (answer) {
            case DirectAccess.Mapped mapped -> events.leave(mapped.pages());
            case DirectAccess.Refused refused -> {
                events.refuse(subject, refused.reason());
                events.leave(-refused.errno().number());
            }
        }
        return answer;
    }

    @Override
    public int recoveryWrite(DeviceByte start, Source source, long position, int length) {
        events.enter(EventKind.RECOVERY_WRITE, subject, start.page().pgoff(), length, start.inPage());
        int stored = paths.recoveryWrite(live, start, source, position, length);
        events.leave(stored);
        return stored;
    }

    @Override
    public long recoverableRead(DeviceByte start, long bytes) {
        return paths.recoverableRead(live, start, bytes);
    }

    @Override
    public boolean copying(DeviceByte start, Source source, long position, int length) {
        return paths.copying(live, start, source, position, length);
    }

    @Override
    public Optional<KernelError> zeroPages(DevicePage first, long pages) {
        events.enter(EventKind.ZERO_PAGE_RANGE, subject, first.pgoff(), pages, 0);
        Optional<KernelError> result = paths.zeroPages(live, first, pages);
        events.leave(result.map(error -> -error.errno().number()).orElse(0));
        return result;
    }

    @Override
    public boolean isDamaged(DeviceSector first, long sectors) {
        return live != null && live.isDamaged(first.number(), sectors);
    }

    // -- Block I/O ---------------------------------------------------------------------------------------------------

    @Override
    public String name() {
        return name;
    }

    /** 0 without a live table. */
    @Override
    public long sectors() {
        return live == null ? 0 : live.sectors();
    }

    @Override
    public int logicalBlockBytes() {
        int most = Units.SECTOR;
        if (live != null)
            for (DmTable.Segment segment : live.segments()) {
                most = Math.max(most, segment.target().blockBytes());
                for (Leg leg : segment.target().devices())
                    most = Math.max(most, leg.device().block().logicalBlockBytes());
            }
        return most;
    }

    /** One clone of the bio: bytes [at, at + length) of it, from a sector of its target on. */
    private interface Clone {
        /** Bytes done before the first error. */
        int perform(Target target, long sector, long at, long length);
    }

    /** Splits a bio at lines and chunks. All clones are submitted; the bio's error is that of the first one that fails. */
    private long split(long first, long length, Clone clone) {
        DmTable table = live;
        if (suspended)
            throw new UnsupportedOperationException(
                    name + " is suspended: this call would wait until it is resumed, and the model does not wait");
        long good = -1;
        long at = 0;
        while (at < length) {
            long sector = first + at / Units.SECTOR;
            DmTable.Segment segment = table == null ? null : table.at(sector);
            if (segment == null)
                return good < 0 ? at : good;
            long inside = sector - segment.begin();
            long most = Math.min(segment.end() - sector, segment.target().together(inside));
            long bytes = most > (length - at) / Units.SECTOR ? length - at : most * Units.SECTOR;
            int done = clone.perform(segment.target(), inside, at, bytes);
            if (done < bytes && good < 0)
                good = at + done;
            at += bytes;
        }
        return good < 0 ? length : good;
    }

    @Override
    public int read(DeviceSector sector, byte[] into, int at, int length) {
        return read(sector, length,
                (target, inside, from, bytes) -> target.read(inside, into, (int) (at + from), (int) bytes));
    }

    @Override
    public int readAhead(DeviceSector sector, byte[] into, int at, int length) {
        return read(sector, length,
                (target, inside, from, bytes) -> target.readAhead(inside, into, (int) (at + from), (int) bytes));
    }

    private int read(DeviceSector sector, int length, Clone clone) {
        events.enter(EventKind.BLOCK_READ, subject, sector.number(), length, 0);
        int done = (int) split(sector.number(), length, clone);
        events.leave(done == length ? done : -Errno.EIO.number());
        return done;
    }

    @Override
    public Optional<Errno> write(DeviceSector sector, byte[] from, int at, int length) {
        return write(sector, from, at, length, BioFlags.NONE);
    }

    @Override
    public Optional<Errno> write(DeviceSector sector, byte[] from, int at, int length, BioFlags flags) {
        events.enter(EventKind.BLOCK_WRITE, subject, sector.number(), length, 0);
        boolean done = length == split(sector.number(), length, (target, inside, offset, bytes) -> target
                .write(inside, from, (int) (at + offset), (int) bytes, flags).isPresent() ? 0 : (int) bytes);
        events.leave(done ? length : -Errno.EIO.number());
        return done ? Optional.empty() : Optional.of(Errno.EIO);
    }

    @Override
    public void drain() {
        if (live != null)
            for (DmTable.Segment segment : live.segments())
                for (Leg leg : segment.target().devices())
                    leg.device().block().drain();
    }

    /** An empty flush goes to every target. */
    @Override
    public Optional<Errno> flush() {
        DmTable table = live;
        if (table == null || suspended)
            return Optional.empty();
        events.enter(EventKind.BLOCK_FLUSH, subject, 0, 0, 0);
        Optional<Errno> result = Optional.empty();
        for (DmTable.Segment segment : table.segments()) {
            Optional<Errno> one = segment.target().flush();
            result = result.isPresent() ? result : one;
        }
        events.leave(result.map(errno -> -errno.number()).orElse(0));
        return result;
    }

    @Override
    public Optional<Errno> zeroOut(DeviceSector first, long sectors) {
        events.enter(EventKind.BLOCK_ZEROOUT, subject, first.number(), sectors, 0);
        boolean done = sectors * Units.SECTOR == split(first.number(), sectors * Units.SECTOR, (target, inside, at,
                bytes) -> target.zeroOut(inside, bytes / Units.SECTOR).isPresent() ? 0 : (int) bytes);
        events.leave(done ? 0 : -Errno.EIO.number());
        return done ? Optional.empty() : Optional.of(Errno.EIO);
    }
}
