package org.daxscope.pmem.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Disjoint ranges, ascending, joined where they touch: what a firmware keeps and what an address range scrub reports.
 */
final class RangeSet {
    /** End by start, in physical bytes. */
    private final TreeMap<Long, Long> ends = new TreeMap<>();
    private long bytes;
    private @Nullable List<PhysicalRange> taken = List.of();

    /** The same list until something changes. */
    List<PhysicalRange> ranges() {
        List<PhysicalRange> list = taken;
        if (list == null) {
            List<PhysicalRange> now = new ArrayList<>(ends.size());
            ends.forEach((start, end) -> now.add(new PhysicalRange(start, end - start)));
            taken = list = List.copyOf(now);
        }
        return list;
    }

    void restore(List<PhysicalRange> list) {
        ends.clear();
        bytes = 0;
        for (PhysicalRange range : list) {
            ends.put(range.start(), range.end());
            bytes += range.length();
        }
        taken = list;
    }

    long bytes() {
        return bytes;
    }

    void add(long start, long length) {
        long from = start;
        long end = start + length;
        Map.Entry<Long, Long> left = ends.floorEntry(end);
        while (left != null && left.getValue() >= from) {
            from = Math.min(from, left.getKey());
            end = Math.max(end, left.getValue());
            take(left.getKey(), left.getValue());
            left = ends.floorEntry(end);
        }
        put(from, end);
    }

    void remove(long start, long length) {
        long end = start + length;
        Map.Entry<Long, Long> left = ends.lowerEntry(end);
        while (left != null && left.getValue() > start) {
            take(left.getKey(), left.getValue());
            if (left.getKey() < start)
                put(left.getKey(), start);
            if (left.getValue() > end)
                put(end, left.getValue());
            left = ends.lowerEntry(end);
        }
    }

    private void put(long start, long end) {
        ends.put(start, end);
        bytes += end - start;
        taken = null;
    }

    private void take(long start, long end) {
        ends.remove(start);
        bytes -= end - start;
        taken = null;
    }
}
