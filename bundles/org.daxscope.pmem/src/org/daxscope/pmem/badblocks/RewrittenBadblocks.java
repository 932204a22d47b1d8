package org.daxscope.pmem.badblocks;

/**
 * The table since kernel 6.8: works piece by piece from the head of a range and stays sorted. The second rewrite (6.18)
 * differs in its "full" rule, in joining backwards and in its results. Semantics 2.3, 2.4, quirks Q3 and Q4.
 */
final class RewrittenBadblocks extends Badblocks {
    private final boolean second;
    /** First rewrite: the last slot cannot be used for a split, and a partly stored set reports success. */
    private final boolean spareSlot;
    /** Second rewrite: a full table refuses at once, whatever the range. */
    private final boolean strictFull;

    private RewrittenBadblocks(boolean second, boolean spareSlot, boolean strictFull) {
        this.second = second;
        this.spareSlot = spareSlot;
        this.strictFull = strictFull;
    }

    static RewrittenBadblocks first(boolean spareSlot) {
        return new RewrittenBadblocks(false, spareSlot, false);
    }

    static RewrittenBadblocks second(boolean strictFull) {
        return new RewrittenBadblocks(true, false, strictFull);
    }

    @Override
    public boolean succeeded(int code) {
        return code == code(true);
    }

    private int code(boolean success) {
        return success == second ? 1 : 0;
    }

    @Override
    public Check check(long start, long sectors) {
        boolean unacked = false;
        int first = -1;
        int from = Math.max(0, lastAtOrBefore(table, start));
        for (int i = from; i < table.count() && Unsigned.below(table.start(i), start + sectors); i++) {
            if (!Unsigned.above(table.end(i), start))
                continue;
            unacked |= !table.acked(i);
            if (first < 0)
                first = i;
        }
        return first < 0 ? Check.GOOD : new Check(unacked ? -1 : 1, table.start(first), table.length(first));
    }

    @Override
    public int set(long start, long sectors, boolean acknowledged) {
        if (sectors == 0)
            return code(false);
        RewrittenInsert insert = new RewrittenInsert(table, start, sectors, acknowledged,
                new RewrittenInsert.Rules(strictFull, second, second ? MAX_RECORDS : MAX_RECORDS - 1));
        insert.run();
        boolean whole = second || !spareSlot;
        return code(whole ? insert.storedAll() : insert.storedAny());
    }

    @Override
    public int clear(long start, long sectors) {
        long from = start;
        long left = sectors;
        boolean cleared = sectors == 0;
        while (left > 0) {
            int i = lastAtOrBefore(table, from);
            boolean overlaps = i >= 0 && Unsigned.below(from, table.end(i));
            long piece;
            if (overlaps && Unsigned.below(table.start(i), from) && Unsigned.above(table.end(i), from + left)) {
                piece = left;
                cleared |= split(i, from, left);
            } else {
                piece = overlaps ? trim(i, from, left) : distanceToNext(i + 1, from, left);
                cleared = true;
            }
            from += piece;
            left -= piece;
        }
        return code(cleared);
    }

    /** Takes the middle out of a record, or refuses for want of a slot. */
    private boolean split(int i, long from, long length) {
        int slots = spareSlot ? MAX_RECORDS - 1 : MAX_RECORDS;
        if (table.count() + 1 > slots)
            return false;
        long end = table.end(i);
        boolean ack = table.acked(i);
        table.put(i, table.start(i), from - table.start(i), ack);
        table.insert(i + 1, from + length, end - from - length, ack);
        return true;
    }

    /** Takes the head, the tail or all of a record; answers how many sectors of the range that settles. */
    private long trim(int i, long from, long length) {
        long start = table.start(i);
        long end = table.end(i);
        if (start != from) {
            table.put(i, start, from - start, table.acked(i));
            return end - from;
        }
        if (end - start > length) {
            table.put(i, start + length, end - start - length, table.acked(i));
            return length;
        }
        table.remove(i, i + 1);
        return end - start;
    }

    private long distanceToNext(int next, long from, long length) {
        if (next < table.count() && Unsigned.below(table.start(next), from + length))
            return table.start(next) - from;
        return length;
    }

    /** Index of the last record that starts at or before the sector; -1 if there is none. */
    static int lastAtOrBefore(RecordTable table, long sector) {
        int lo = -1;
        int hi = table.count();
        while (hi - lo > 1) {
            int middle = (lo + hi) >>> 1;
            if (Unsigned.above(table.start(middle), sector))
                hi = middle;
            else
                lo = middle;
        }
        return lo;
    }
}
