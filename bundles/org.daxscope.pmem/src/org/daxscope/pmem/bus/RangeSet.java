package org.daxscope.pmem.bus;

import java.util.ArrayList;
import java.util.List;

/**
 * Disjoint ranges, ascending, joined where they touch: what a firmware keeps and what an address range scrub reports.
 */
final class RangeSet {
    private List<PhysicalRange> ranges = List.of();

    List<PhysicalRange> ranges() {
        return ranges;
    }

    void restore(List<PhysicalRange> list) {
        ranges = list;
    }

    long bytes() {
        return ranges.stream().mapToLong(PhysicalRange::length).sum();
    }

    void add(long start, long length) {
        long from = start;
        long end = start + length;
        List<PhysicalRange> result = new ArrayList<>();
        int at = 0;
        for (PhysicalRange range : ranges) {
            if (range.end() < from)
                result.add(at++, range);
            else
                if (range.start() > end)
                    result.add(range);
                else {
                    from = Math.min(from, range.start());
                    end = Math.max(end, range.end());
                }
        }
        result.add(at, new PhysicalRange(from, end - from));
        ranges = List.copyOf(result);
    }

    void remove(long start, long length) {
        long end = start + length;
        List<PhysicalRange> result = new ArrayList<>();
        for (PhysicalRange range : ranges) {
            if (range.start() < start)
                result.add(new PhysicalRange(range.start(), Math.min(range.end(), start) - range.start()));
            if (range.end() > end)
                result.add(new PhysicalRange(Math.max(range.start(), end), range.end() - Math.max(range.start(), end)));
        }
        ranges = List.copyOf(result);
    }
}
