package org.daxscope.pmem.badblocks;

/** One run of the legacy badblocks_set(): the rest of the range shrinks from step to step. Semantics 2.3. */
final class LegacyInsert {
    private final RecordTable table;
    private final boolean acknowledged;
    private final boolean reversed;
    private long start;
    private long left;
    private int lo;
    private int hi;

    LegacyInsert(RecordTable table, long start, long sectors, boolean acknowledged, boolean reversed) {
        this.table = table;
        this.start = start;
        this.left = sectors;
        this.acknowledged = acknowledged;
        this.reversed = reversed;
    }

    /** 0, or 1 when the table ran full; pieces stored until then stay. */
    int run() {
        if (left == 0)
            return 0;
        findNeighbours();
        if (hi > lo)
            extendLower();
        if (left > 0 && hi < table.count())
            extendUpper();
        if (left == 0 && hi < table.count())
            joinNeighbours();
        return insertRest();
    }

    private void findNeighbours() {
        lo = 0;
        hi = table.count();
        while (hi - lo > 1) {
            int middle = (lo + hi) / 2;
            if (Unsigned.above(table.start(middle), start))
                hi = middle;
            else
                lo = middle;
        }
        if (hi > lo && Unsigned.above(table.start(lo), start))
            hi = lo;
    }

    /** The record at or before the range: stretched over it when they touch. */
    private void extendLower() {
        long from = table.start(lo);
        long end = table.end(lo);
        if (Unsigned.below(end, start))
            return;
        boolean covered = start == from && !Unsigned.below(start + left, end);
        boolean ack = covered ? acknowledged : table.acked(lo) && acknowledged;
        end = Unsigned.max(end, start + left);
        if (end - from <= Badblocks.MAX_LENGTH) {
            table.put(lo, from, end - from, ack);
            start = end;
        } else {
            if (table.length(lo) != Badblocks.MAX_LENGTH)
                table.put(lo, from, Badblocks.MAX_LENGTH, ack);
            start = from + Badblocks.MAX_LENGTH;
        }
        left = end - start;
    }

    /** The next record: pulled down to the range's start. Any record after it is not looked at. */
    private void extendUpper() {
        long rangeEnd = start + left;
        if (Unsigned.above(table.start(hi), rangeEnd))
            return;
        long end = table.end(hi);
        boolean covered = !Unsigned.above(end, rangeEnd);
        boolean ack = covered ? acknowledged : table.acked(hi) && acknowledged;
        if (covered)
            end = rangeEnd;
        long length = Math.min(end - start, Badblocks.MAX_LENGTH);
        table.put(hi, start, length, ack);
        start += length;
        left = end - start;
        lo = hi;
        hi++;
    }

    /** Joins the two neighbours when they now touch, but only below the maximum: 512 exactly stays apart. */
    private void joinNeighbours() {
        long from = table.start(hi);
        long length = table.length(lo) + table.length(hi) - (start - from);
        if (Unsigned.below(start, from) || length >= Badblocks.MAX_LENGTH)
            return;
        table.put(lo, table.start(lo), length, table.acked(lo) && table.acked(hi));
        table.remove(hi, hi + 1);
    }

    private int insertRest() {
        while (left > 0) {
            if (table.isFull())
                return 1;
            long length = Math.min(left, Badblocks.MAX_LENGTH);
            table.insert(hi, start, length, acknowledged);
            // Q1: always at the same index, so that pieces end up in descending order.
            if (!reversed)
                hi++;
            start += length;
            left -= length;
        }
        return 0;
    }
}
