package org.daxscope.pmem.media;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.address.Units;

/** Poisoned lines of ascending pages, joined to maximal ranges. */
final class PoisonedRanges {
    private final List<ByteRange> ranges = new ArrayList<>();
    private long start;
    private long end = -1;

    /** Adds the poisoned lines of a page, which must come after those before. */
    void add(long page, int poison) {
        for (int left = poison; left != 0;) {
            int first = Integer.numberOfTrailingZeros(left);
            int run = Integer.numberOfTrailingZeros(~(left >>> first));
            add(page * MediaPage.BYTES + (long) first * Units.LINE, (long) run * Units.LINE);
            left &= ~((1 << run) - 1 << first);
        }
    }

    private void add(long from, long length) {
        if (from != end) {
            close();
            start = from;
        }
        end = from + length;
    }

    private void close() {
        if (end >= 0)
            ranges.add(new ByteRange(start, end - start));
    }

    /** All of them; nothing is to be added any more. */
    List<ByteRange> list() {
        close();
        end = -1;
        return List.copyOf(ranges);
    }

    /** Appends ranges that come after those in a list, joining where the two touch. */
    static void append(List<ByteRange> list, List<ByteRange> more) {
        if (list.isEmpty() || more.isEmpty() || list.getLast().end() < more.getFirst().start()) {
            list.addAll(more);
            return;
        }
        ByteRange last = list.removeLast();
        list.add(new ByteRange(last.start(), more.getFirst().end() - last.start()));
        list.addAll(more.subList(1, more.size()));
    }
}
