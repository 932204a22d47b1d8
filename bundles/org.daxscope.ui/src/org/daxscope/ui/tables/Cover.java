package org.daxscope.ui.tables;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.machine.image.DeviceImage.Bytes;

/** One column of the records table: ranges of a disk in ascending order, walked upwards. */
final class Cover {
    private final List<Bytes> ranges;
    private int next;

    private Cover(List<Bytes> ranges) {
        this.ranges = ranges;
    }

    static Cover ofBytes(List<Bytes> ranges) {
        return new Cover(ranges.stream().sorted(Comparator.comparingLong(Bytes::start)).toList());
    }

    static Cover ofSectors(List<DiskSectors> records) {
        return ofBytes(records.stream()
                .map(record -> new Bytes(record.startByte(), record.startByte() + record.byteCount())).toList());
    }

    List<Bytes> ranges() {
        return ranges;
    }

    /** The first range that reaches beyond a byte, from which later calls go on; the range count when there is none. */
    int beyond(long start) {
        while (next < ranges.size() && ranges.get(next).end() <= start)
            next++;
        return next;
    }

    /** The range that overlaps [start, end), or null. Calls come with ascending starts. */
    @Nullable
    Bytes over(long start, long end) {
        int first = beyond(start);
        return first < ranges.size() && ranges.get(first).start() < end ? ranges.get(first) : null;
    }

    /** How many bytes of [start, end) are covered. Calls come with ascending starts. */
    long bytes(long start, long end) {
        long sum = 0;
        long from = start;
        for (int i = beyond(start); i < ranges.size() && ranges.get(i).start() < end; i++) {
            long low = Math.max(from, ranges.get(i).start());
            long high = Math.min(end, ranges.get(i).end());
            sum += Math.max(0, high - low);
            from = Math.max(from, high);
        }
        return sum;
    }
}
