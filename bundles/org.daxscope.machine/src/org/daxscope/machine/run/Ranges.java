package org.daxscope.machine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.daxscope.machine.image.DeviceImage.Bytes;

/** Ranges in order, neighbours made one. */
final class Ranges {
    private final List<Bytes> ranges;

    private Ranges(List<Bytes> ranges) {
        this.ranges = ranges;
    }

    static Ranges of(List<Bytes> any) {
        List<Bytes> sorted = new ArrayList<>(any);
        sorted.sort(Comparator.comparingLong(Bytes::start));
        List<Bytes> merged = new ArrayList<>();
        for (Bytes range : sorted) {
            Bytes last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && range.start() <= last.end())
                merged.set(merged.size() - 1, new Bytes(last.start(), Math.max(last.end(), range.end())));
            else
                merged.add(range);
        }
        return new Ranges(merged);
    }

    /** What of these is in none of the others. */
    List<Bytes> without(List<Bytes> others) {
        List<Bytes> holes = of(others).ranges;
        List<Bytes> left = new ArrayList<>();
        int first = 0;
        for (Bytes range : ranges) {
            long at = range.start();
            while (first < holes.size() && holes.get(first).end() <= at)
                first++;
            for (int i = first; i < holes.size() && holes.get(i).start() < range.end(); i++) {
                if (holes.get(i).start() > at)
                    left.add(new Bytes(at, holes.get(i).start()));
                at = Math.max(at, holes.get(i).end());
            }
            if (at < range.end())
                left.add(new Bytes(at, range.end()));
        }
        return left;
    }
}
