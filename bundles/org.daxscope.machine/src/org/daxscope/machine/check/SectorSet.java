package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.daxscope.kernel.address.DiskSectors;

/** Sectors that some records hold, however these overlap. */
final class SectorSet {
    /** End by start, disjoint. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    SectorSet(List<DiskSectors> records) {
        records.forEach(record -> add(record.first(), record.first() + record.count()));
    }

    private void add(long start, long end) {
        long from = start;
        long to = end;
        Map.Entry<Long, Long> before = ranges.floorEntry(from);
        if (before != null && before.getValue() >= from)
            from = before.getKey();
        while (true) {
            Map.Entry<Long, Long> next = ranges.ceilingEntry(from);
            if (next == null || next.getKey() > to)
                break;
            to = Math.max(to, next.getValue());
            ranges.remove(next.getKey());
        }
        ranges.put(from, Math.max(to, end));
    }

    /** Start and end of what this holds and the other does not, ascending. */
    List<long[]> without(SectorSet other) {
        List<long[]> left = new ArrayList<>();
        ranges.forEach((start, end) -> {
            long at = start;
            Map.Entry<Long, Long> floor = other.ranges.floorEntry(start);
            if (floor != null)
                at = Math.max(at, floor.getValue());
            for (Map.Entry<Long, Long> hole : other.ranges.subMap(start, false, end, false).entrySet()) {
                if (hole.getKey() > at)
                    left.add(new long[] {at, hole.getKey()});
                at = Math.max(at, hole.getValue());
            }
            if (at < end)
                left.add(new long[] {at, end});
        });
        return left;
    }
}
