package org.daxscope.viz;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.DeviceImage.Bytes;

/**
 * A set of bytes as ascending ranges that neither overlap nor touch. Lists that come in any order and overlap, as the
 * bus's badrange list may, become one truth.
 */
final class RangeSet {
    static final RangeSet EMPTY = new RangeSet(new long[0]);

    /** start0, end0, start1, end1, ...; bytes. */
    private final long[] edges;

    private RangeSet(long[] edges) {
        this.edges = edges;
    }

    /** The bytes themselves, as given. */
    static RangeSet of(List<ByteRange> ranges) {
        var raw = new long[ranges.size() * 2];
        int n = 0;
        for (ByteRange range : ranges)
            if (range.start() < range.end()) {
                raw[n++] = range.start();
                raw[n++] = range.end();
            }
        return merged(raw, n);
    }

    /**
     * The media lines that hold these bytes, clipped to the device.
     *
     * @param limit bytes of the device
     */
    static RangeSet lines(List<Bytes> ranges, long limit) {
        var raw = new long[ranges.size() * 2];
        int n = 0;
        for (Bytes range : ranges)
            n = add(raw, n, range.start(), range.end(), limit);
        return merged(raw, n);
    }

    /** The media lines under the records of a table. */
    static RangeSet sectors(List<DiskSectors> records, long limit) {
        var raw = new long[records.size() * 2];
        int n = 0;
        for (DiskSectors record : records) {
            long first = Math.min(record.first(), limit / DiskSectors.BYTES + 1);
            long end = Math.min(record.end(), limit / DiskSectors.BYTES + 1);
            n = add(raw, n, first * DiskSectors.BYTES, end * DiskSectors.BYTES, limit);
        }
        return merged(raw, n);
    }

    RangeSet union(RangeSet other) {
        var raw = Arrays.copyOf(edges, edges.length + other.edges.length);
        System.arraycopy(other.edges, 0, raw, edges.length, other.edges.length);
        return merged(raw, raw.length);
    }

    int count() {
        return edges.length / 2;
    }

    long start(int range) {
        return edges[2 * range];
    }

    long end(int range) {
        return edges[2 * range + 1];
    }

    long bytes() {
        long sum = 0;
        for (int i = 0; i < count(); i++)
            sum += end(i) - start(i);
        return sum;
    }

    /** Bytes that belong to both. */
    long common(RangeSet other) {
        long sum = 0;
        for (int i = 0, j = 0; i < count() && j < other.count();) {
            sum += Math.max(0, Math.min(end(i), other.end(j)) - Math.max(start(i), other.start(j)));
            if (end(i) < other.end(j))
                i++;
            else
                j++;
        }
        return sum;
    }

    /** The first range that ends after a byte; {@link #count} when there is none. */
    int after(long position) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (end(middle) <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /** Whether some byte of [start, end) belongs to the set. */
    boolean touches(long start, long end) {
        int range = after(start);
        return range < count() && start(range) < end;
    }

    List<ByteRange> list() {
        return IntStream.range(0, count()).mapToObj(i -> new ByteRange(start(i), end(i))).toList();
    }

    private static int add(long[] raw, int n, long start, long end, long limit) {
        long from = Math.max(0, start) & -Units.LINE;
        long to = Math.min(limit, end) + Units.LINE - 1 & -Units.LINE;
        if (from >= to || start >= end)
            return n;
        raw[n] = from;
        raw[n + 1] = Math.min(to, limit);
        return n + 2;
    }

    private static RangeSet merged(long[] raw, int n) {
        var starts = new long[n / 2];
        var ends = new long[n / 2];
        for (int i = 0; i < n / 2; i++) {
            starts[i] = raw[2 * i];
            ends[i] = raw[2 * i + 1];
        }
        // A point is covered while more ranges have begun than ended, so the two ends may be sorted apart.
        Arrays.sort(starts);
        Arrays.sort(ends);
        var out = new long[n];
        int used = 0;
        for (int i = 0, open = 0; i < n / 2; i = open) {
            open = i + 1;
            while (open < n / 2 && starts[open] <= ends[open - 1])
                open++;
            out[used++] = starts[i];
            out[used++] = ends[open - 1];
        }
        return new RangeSet(Arrays.copyOf(out, used));
    }
}
