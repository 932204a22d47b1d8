package org.daxscope.pmem.badblocks;

import org.daxscope.kernel.Errno;

/**
 * The table up to kernel 6.7. It looks at no more than two existing records per insert and stores the pieces of a long
 * range back to front. Semantics 2.3, quirks Q1 and Q2.
 */
final class LegacyBadblocks extends Badblocks {
    private final boolean reversesLongInserts;
    private final boolean losesRest;

    LegacyBadblocks(boolean reversesLongInserts, boolean losesRest) {
        this.reversesLongInserts = reversesLongInserts;
        this.losesRest = losesRest;
    }

    @Override
    public boolean succeeded(int code) {
        return code == 0;
    }

    @Override
    public Check check(long start, long sectors) {
        long target = start + sectors;
        boolean unacked = false;
        int first = -1;
        // Backwards while records end after the query's start: in an unsorted table the walk may stop too early.
        for (int i = lastStartingBefore(target); i >= 0 && Unsigned.above(table.end(i), start); i--) {
            if (Unsigned.below(table.start(i), target)) {
                unacked |= !table.acked(i);
                first = i;
            }
        }
        return first < 0 ? Check.GOOD : new Check(unacked ? -1 : 1, table.start(first), table.length(first));
    }

    @Override
    public int set(long start, long sectors, boolean acknowledged) {
        if (losesRest)
            return new LegacyInsert(table, start, sectors, acknowledged, reversesLongInserts).run();
        // Q2 mended: one insert per record met, so that each has at most one neighbour on either side.
        int code = 0;
        long from = start;
        long left = sectors;
        while (left > 0) {
            long piece = Math.min(left, distanceToNextStart(from, left));
            code |= new LegacyInsert(table, from, piece, acknowledged, reversesLongInserts).run();
            from += piece;
            left -= piece;
        }
        return code;
    }

    private long distanceToNextStart(long from, long within) {
        long nearest = within;
        for (int i = 0; i < table.count(); i++)
            if (Unsigned.above(table.start(i), from))
                nearest = Math.min(nearest, table.start(i) - from);
        return nearest;
    }

    @Override
    public int clear(long start, long sectors) {
        long target = start + sectors;
        int lo = lastStartingBefore(target);
        int hi = lo + 1;
        if (lo >= 0 && Unsigned.above(table.end(lo), target) && Unsigned.below(table.start(lo), target)) {
            long from = table.start(lo);
            long end = table.end(lo);
            boolean ack = table.acked(lo);
            if (Unsigned.below(from, start)) {
                // A clear strictly inside one record needs a slot; without one nothing at all is cleared.
                if (table.isFull())
                    return -Errno.ENOSPC.number();
                table.insert(lo, from, start - from, ack);
                lo++;
            }
            table.put(lo, target, end - target, ack);
            hi = lo;
            lo--;
        }
        lo = trimBackwards(lo, start, target);
        if (hi - lo > 1)
            table.remove(lo + 1, hi);
        return 0;
    }

    /** Steps over the records that the range covers; cuts the one that begins before it. */
    private int trimBackwards(int from, long start, long target) {
        int lo = from;
        while (lo >= 0 && Unsigned.above(table.end(lo), start) && Unsigned.below(table.start(lo), target)) {
            if (Unsigned.below(table.start(lo), start)) {
                table.put(lo, table.start(lo), start - table.start(lo), table.acked(lo));
                break;
            }
            lo--;
        }
        return lo;
    }

    /** Bisects as if the table were sorted; index 0 is not tested on the way, -1 only for an empty table. */
    private int lastStartingBefore(long target) {
        if (table.isEmpty())
            return -1;
        int lo = 0;
        int hi = table.count();
        while (hi - lo > 1) {
            int middle = (lo + hi) / 2;
            if (Unsigned.below(table.start(middle), target))
                lo = middle;
            else
                hi = middle;
        }
        return lo;
    }
}
