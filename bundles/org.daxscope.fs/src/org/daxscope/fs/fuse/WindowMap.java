package org.daxscope.fs.fuse;

import java.util.Comparator;
import java.util.List;

import org.daxscope.fs.Inode;
import org.daxscope.fs.Iomap;
import org.daxscope.fs.Iomap.Kind;
import org.daxscope.fs.UserMappings;
import org.daxscope.fs.fuse.Ranges.Busy;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.Units;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.jspecify.annotations.Nullable;

/**
 * Which stretches of files the window shows: set up when they are needed, taken back when ranges run out. Kernel: fs/fuse/dax.c;
 * semantics 13.
 */
final class WindowMap implements Stateful<WindowMap.State> {
    /** FUSE_DAX_RECLAIM_CHUNK: ranges that the worker takes back at a time. */
    private static final int RECLAIM_CHUNK = 10;
    /** FUSE_DAX_RECLAIM_THRESHOLD: percent of free ranges below which it is kicked. */
    private static final int RECLAIM_THRESHOLD = 20;

    private final Ranges ranges;
    private final EventSink events;
    private final UserMappings mappings;
    private final Host host;
    private boolean kicked;
    /** The range that a read(2) or write(2) has in hand; -1 for none. */
    private int held = -1;

    /** Everything here at one moment. */
    record State(Ranges.State ranges, boolean kicked, int held) {
    }

    WindowMap(long windowBytes, EventSink events, UserMappings mappings, Host host) {
        this.ranges = new Ranges(windowBytes);
        this.events = events;
        this.mappings = mappings;
        this.host = host;
    }

    @Override
    public State save() {
        return new State(ranges.save(), kicked, held);
    }

    @Override
    public void restore(State state) {
        ranges.restore(state.ranges);
        kicked = state.kicked;
        held = state.held;
    }

    /** What is shown, by its place in the window. */
    List<Busy> shown() {
        return ranges.busy().stream().sorted(Comparator.comparingInt(Busy::index)).toList();
    }

    /** No call has a range in hand any more. */
    void letGo() {
        held = -1;
    }

    /**
     * Where the window shows a stretch, which is set up when it does not yet.
     *
     * @param file the host's
     * @param fault whether a page fault asks, which takes a whole page at the end of the file, and must not take ranges back itself
     * @return fresh when a range was set up for it
     */
    Iomap stretch(Inode inode, Inode file, long offset, long length, boolean write, boolean fault) {
        long size = inode.size();
        if (offset >= size)
            return new Iomap(Kind.HOLE, offset, length, -1, false, null);
        Busy range = ranges.find(inode, offset / Units.PMD);
        boolean fresh = range == null;
        if (range == null)
            range = setUp(inode, file, offset / Units.PMD, write, fault);
        else
            if (write && !range.writable())
                range = upgrade(range, file);
        if (!fault)
            held = range.index();
        long inRange = offset - range.fileOffset();
        long bytes = Math.min(Math.min(length, Units.PMD - inRange), size - offset);
        return new Iomap(Kind.MAPPED, offset, fault ? Units.pageCeil(bytes) : bytes, range.windowByte() + inRange,
                fresh,
                null);
    }

    /** fuse_setup_new_dax_mapping(). */
    private Busy setUp(Inode inode, Inode file, long stretch, boolean write, boolean fault) {
        int index = ranges.take();
        if (index < 0)
            index = fault ? waitForRange() : reclaimInline(inode);
        kick();
        Busy range = new Busy(index, inode, stretch, write);
        request(range, file);
        show(range, 0);
        return range;
    }

    /** A range that is shown for reading is set up again for writing. */
    private Busy upgrade(Busy old, Inode file) {
        Busy range = new Busy(old.index(), old.inode(), old.stretch(), true);
        request(range, file);
        show(range, 1);
        return range;
    }

    private void show(Busy range, int before) {
        ranges.put(range);
        events.change(EventKind.WINDOW_RANGE, range.inode().subject(), range.windowByte(), range.fileOffset(), before,
                range.writable() ? 2 : 1);
    }

    private void request(Busy range, Inode file) {
        events.enter(EventKind.FUSE_SETUP_MAPPING, range.inode().subject(), range.fileOffset(), range.windowByte(),
                range.writable() ? 1 : 0);
        host.map(range.windowByte(), file, range.fileOffset(), range.writable());
        events.leave(0);
    }

    // -- Taking back ---------------------------------------------------------------------------------------------------

    private void kick() {
        if (isLow())
            kicked = true;
    }

    private boolean isLow() {
        return ranges.free() < Math.max(ranges.count() * RECLAIM_THRESHOLD / 100, 1);
    }

    private boolean mayGo(Busy range) {
        return range.index() != held;
    }

    /** The worker has its turn, if somebody kicked it: some ranges at a time, while few are free. */
    void work() {
        while (kicked && isLow() && freeSome() == RECLAIM_CHUNK) {
            // It is kicked again as long as that was not enough.
        }
        kicked = false;
    }

    private int freeSome() {
        for (int freed = 0; freed < RECLAIM_CHUNK; freed++) {
            Busy range = ranges.next(this::mayGo);
            if (range == null)
                return freed;
            free(range);
        }
        return RECLAIM_CHUNK;
    }

    /** A fault waits until the worker has made a range free, and tries again. */
    private int waitForRange() {
        kicked = true;
        work();
        return required(ranges.take());
    }

    /** A system call takes back the first range of the same file, or waits for the worker when it has none. */
    private int reclaimInline(Inode inode) {
        Busy own = ranges.firstOf(inode, this::mayGo);
        if (own == null)
            return waitForRange();
        takeBack(own);
        return own.index();
    }

    private int required(int index) {
        if (index < 0)
            throw new KernelError(Errno.EIO, Rule.NO_FREE_RANGE, ranges.count());
        return index;
    }

    private void free(Busy range) {
        takeBack(range);
        ranges.giveBack(range.index());
    }

    /** reclaim_one_dmap_locked(): page tables and entries first, then the range, then the host's mapping. */
    private void takeBack(Busy range) {
        events.remark(range.inode().subject(),
                new Reason(Rule.RANGE_RECLAIMED, range.windowByte(), range.fileOffset()));
        remove(range);
    }

    private void remove(Busy range) {
        long first = range.fileOffset() / Units.PAGE;
        drop(range.inode(), first, first + Units.PMD_PAGES);
        ranges.remove(range);
        events.change(EventKind.WINDOW_RANGE, range.inode().subject(), range.windowByte(), range.fileOffset(),
                range.writable() ? 2 : 1, 0);
        events.enter(EventKind.FUSE_REMOVE_MAPPING, range.inode().subject(), range.fileOffset(), range.windowByte(), 0);
        host.unmap(range.windowByte());
        events.leave(0);
    }

    /** File pages [from, to) are written back, and leave page tables and entries. */
    void drop(Inode inode, long from, long to) {
        inode.entries().clean(from, to);
        mappings.unmap(inode, from, to);
        inode.entries().remove(from, to);
    }

    /** All ranges of a file, or of all files, are free. */
    void dropAll(@Nullable Inode inode) {
        for (Busy range : shown())
            if (inode == null || range.inode() == inode) {
                remove(range);
                ranges.giveBack(range.index());
            }
    }
}
