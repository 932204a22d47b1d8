package org.daxscope.fs.fuse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.daxscope.fs.Inode;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.Units;
import org.jspecify.annotations.Nullable;

/**
 * The ranges of a window, 2 MiB each (struct fuse_dax_mapping): free ones, handed out in the order in which they came, and busy
 * ones, each with a stretch of a file. Semantics 13.
 */
final class Ranges implements Stateful<Ranges.State> {
    private final int count;
    /** Ranges from here on were never handed out; they are before all that came back. */
    private int fresh;
    private final Deque<Integer> returned = new ArrayDeque<>();
    /** By number, the one to be taken back first in front. */
    private final Map<Integer, Busy> busy = new LinkedHashMap<>();
    /** For finding only, never gone through. */
    private final Map<Stretch, Integer> byStretch = new HashMap<>();

    /**
     * A range that shows 2 MiB of a file.
     *
     * @param index which one, from the start of the window
     * @param stretch which 2 MiB of the file
     */
    record Busy(int index, Inode inode, long stretch, boolean writable) {
        long windowByte() {
            return (long) index * Units.PMD;
        }

        long fileOffset() {
            return stretch * Units.PMD;
        }
    }

    private record Stretch(Inode inode, long number) {
    }

    /** All of them at one moment. */
    record State(int fresh, List<Integer> returned, List<Busy> busy) {
    }

    Ranges(long windowBytes) {
        this.count = Math.toIntExact(windowBytes / Units.PMD);
    }

    @Override
    public State save() {
        return new State(fresh, List.copyOf(returned), List.copyOf(busy.values()));
    }

    @Override
    public void restore(State state) {
        fresh = state.fresh;
        returned.clear();
        returned.addAll(state.returned);
        busy.clear();
        byStretch.clear();
        state.busy.forEach(this::put);
    }

    int count() {
        return count;
    }

    int free() {
        return count - fresh + returned.size();
    }

    /** In the order in which they would be taken back. */
    List<Busy> busy() {
        return List.copyOf(busy.values());
    }

    @Nullable
    Busy find(Inode inode, long stretch) {
        Integer index = byStretch.get(new Stretch(inode, stretch));
        return index == null ? null : busy.get(index);
    }

    /** Takes the first free one; -1 when there is none. */
    int take() {
        if (fresh < count)
            return fresh++;
        return returned.isEmpty() ? -1 : returned.removeFirst();
    }

    /** One that was taken shows a file from now on, or shows it in another way. */
    void put(Busy range) {
        busy.put(range.index, range);
        byStretch.put(new Stretch(range.inode, range.stretch), range.index);
    }

    /** It shows nothing any more, and is not free yet. */
    void remove(Busy range) {
        busy.remove(range.index);
        byStretch.remove(new Stretch(range.inode, range.stretch));
    }

    /** It is free, behind all others that are. */
    void giveBack(int index) {
        returned.add(index);
    }

    /** The first busy one that may go, moved behind all others; null when there is none. */
    @Nullable
    Busy next(Predicate<Busy> mayGo) {
        for (Busy range : busy.values())
            if (mayGo.test(range)) {
                busy.remove(range.index);
                busy.put(range.index, range);
                return range;
            }
        return null;
    }

    /** Of one file the first by offset that may go. */
    @Nullable
    Busy firstOf(Inode inode, Predicate<Busy> mayGo) {
        Busy first = null;
        for (Busy range : busy.values())
            if (range.inode == inode && mayGo.test(range) && (first == null || range.stretch < first.stretch))
                first = range;
        return first;
    }
}
