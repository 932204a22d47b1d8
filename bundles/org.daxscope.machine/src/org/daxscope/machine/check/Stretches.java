package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage.Bytes;

/** Numbers that some stretches hold, however these overlap: sectors of records, bytes. */
final class Stretches {
    /** End by start, disjoint. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    static Stretches ofRecords(List<DiskSectors> records) {
        Stretches all = new Stretches();
        records.forEach(record -> all.add(record.first(), record.first() + record.count()));
        return all;
    }

    static Stretches ofBytes(List<Bytes> ranges) {
        Stretches all = new Stretches();
        ranges.forEach(range -> all.add(range.start(), range.end()));
        return all;
    }

    /** Whether any number of [start, end) is held. */
    boolean meets(long start, long end) {
        Map.Entry<Long, Long> last = ranges.lowerEntry(end);
        return last != null && last.getValue() > start;
    }

    /** The first number behind one, and before another, at which it begins or ends to be held; the other when there is none. */
    long change(long behind, long before) {
        Map.Entry<Long, Long> here = ranges.floorEntry(behind);
        if (here != null && here.getValue() > behind)
            return Math.min(here.getValue(), before);
        Long next = ranges.higherKey(behind);
        return next == null ? before : Math.min(next, before);
    }

    void add(long start, long end) {
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
    List<long[]> without(Stretches other) {
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
