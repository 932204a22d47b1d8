package org.daxscope.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.daxscope.kernel.Stateful;
import org.jspecify.annotations.Nullable;

/** A set of file-system blocks, kept as ranges that neither touch nor overlap. */
public final class BlockSet implements Stateful<List<BlockSet.Range>> {
    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    private @Nullable List<Range> saved = List.of();
    private long size;

    /** Blocks [start, end). */
    public record Range(long start, long end) {
        public long blocks() {
            return end - start;
        }
    }

    @Override
    public List<Range> save() {
        List<Range> state = saved;
        if (state == null)
            saved = state = ranges();
        return state;
    }

    @Override
    public void restore(List<Range> state) {
        ranges.clear();
        size = 0;
        state.forEach(range -> add(range.start(), range.end()));
        saved = state;
    }

    /** Number of blocks in the set. */
    public long size() {
        return size;
    }

    /** Ascending. */
    public List<Range> ranges() {
        List<Range> list = new ArrayList<>(ranges.size());
        ranges.forEach((start, end) -> list.add(new Range(start, end)));
        return List.copyOf(list);
    }

    /** Those that start in [from, to), ascending. */
    public List<Range> startingIn(long from, long to) {
        List<Range> list = new ArrayList<>();
        ranges.subMap(from, to).forEach((start, end) -> list.add(new Range(start, end)));
        return list;
    }

    public void add(long start, long end) {
        if (start >= end)
            return;
        remove(start, end);
        saved = null;
        size += end - start;
        long first = start;
        long last = end;
        Map.Entry<Long, Long> left = ranges.floorEntry(start);
        if (left != null && left.getValue() == start) {
            first = left.getKey();
            ranges.remove(first);
        }
        Long right = ranges.get(end);
        if (right != null) {
            last = right;
            ranges.remove(end);
        }
        ranges.put(first, last);
    }

    public void remove(long start, long end) {
        if (start >= end)
            return;
        Map.Entry<Long, Long> entry = ranges.lowerEntry(end);
        while (entry != null && entry.getValue() > start) {
            saved = null;
            long from = entry.getKey();
            long to = entry.getValue();
            ranges.remove(from);
            size -= Math.min(to, end) - Math.max(from, start);
            if (from < start)
                ranges.put(from, start);
            if (to > end)
                ranges.put(end, to);
            entry = ranges.lowerEntry(end);
        }
    }

    public void clear() {
        ranges.clear();
        size = 0;
        saved = List.of();
    }

    /** The range that holds a block. */
    public @Nullable Range at(long block) {
        Map.Entry<Long, Long> entry = ranges.floorEntry(block);
        return entry != null && entry.getValue() > block ? new Range(entry.getKey(), entry.getValue()) : null;
    }

    /** The first range with a block in [start, end). */
    public @Nullable Range firstOverlap(long start, long end) {
        Range at = at(start);
        if (at != null)
            return at;
        Map.Entry<Long, Long> next = ranges.higherEntry(start);
        return next != null && next.getKey() < end ? new Range(next.getKey(), next.getValue()) : null;
    }

    /** Whether all blocks [start, end) are in it. */
    public boolean containsAll(long start, long end) {
        Range at = at(start);
        return at != null && at.end() >= end;
    }
}
