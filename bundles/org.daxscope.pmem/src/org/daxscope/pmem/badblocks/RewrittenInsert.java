package org.daxscope.pmem.badblocks;

/**
 * One run of the rewritten badblocks_set(): each round settles a piece at the head of the range by joining,
 * overwriting, skipping or inserting. Semantics 2.3.
 */
final class RewrittenInsert {
    /**
     * In what the two rewrites differ.
     *
     * @param strictFull a full table refuses at once
     * @param joinsWithNext a new record that ends where the next begins is joined with it
     * @param overwriteLimit records that an overwrite may leave in the table
     */
    record Rules(boolean strictFull, boolean joinsWithNext, int overwriteLimit) {
    }

    private static final int MAX_ROUNDS_WITHOUT_SPACE = 3;

    private final RecordTable table;
    private final boolean acknowledged;
    private final Rules rules;
    private final long wholeStart;
    private final long wholeLength;
    private long start;
    private long left;
    /** The record the last piece went to or was compared with; -1 when it lies before all records. */
    private int previous = -1;
    private boolean added;
    private boolean refused;
    private boolean skippedForSpace;
    private boolean gaveUp;

    RewrittenInsert(RecordTable table, long start, long sectors, boolean acknowledged, Rules rules) {
        this.table = table;
        this.acknowledged = acknowledged;
        this.rules = rules;
        this.wholeStart = start;
        this.wholeLength = sectors;
        this.start = start;
        this.left = sectors;
    }

    void run() {
        // A join may free a slot that an earlier piece lacked, hence the repetitions.
        for (int round = 0; round <= MAX_ROUNDS_WITHOUT_SPACE; round++) {
            settleAll();
            if (gaveUp || !skippedForSpace || table.isFull())
                return;
            start = wholeStart;
            left = wholeLength;
            skippedForSpace = false;
            refused = false;
        }
    }

    boolean storedAny() {
        return added;
    }

    boolean storedAll() {
        return left == 0 && !refused && !skippedForSpace;
    }

    private void settleAll() {
        while (left > 0) {
            long piece = settleHead();
            if (gaveUp)
                return;
            start += piece;
            left -= piece;
        }
        if (previous >= 0)
            join(previous);
    }

    /** Settles a piece at the head of the range; answers its sectors, 0 after merely joining two records. */
    private long settleHead() {
        if (rules.strictFull() && table.isFull())
            return giveUp();
        previous = RewrittenBadblocks.lastAtOrBefore(table, start);
        if (previous < 0)
            return beforeAll();
        if (previous > 0 && table.start(previous) == start && join(previous - 1)) {
            added = true;
            return 0;
        }
        if (mergesWithPrevious())
            return mergeWithPrevious();
        if (Unsigned.below(start, table.end(previous)))
            return overwrite();
        if (table.isFull())
            return passOver();
        return insert(previous + 1);
    }

    private long giveUp() {
        gaveUp = true;
        refused = true;
        return 0;
    }

    private long beforeAll() {
        if (!table.isFull())
            return insert(0);
        if (!reaches(0))
            return giveUp();
        long gap = table.start(0) - start;
        if (table.acked(0) == acknowledged && table.end(0) - start <= Badblocks.MAX_LENGTH) {
            table.put(0, start, table.length(0) + gap, acknowledged);
            added = true;
        } else
            skippedForSpace = true;
        return gap;
    }

    /** Puts a new record, up to where the next one starts. */
    private long insert(int at) {
        long piece = Math.min(left, Badblocks.MAX_LENGTH);
        if (at < table.count() && reaches(at))
            piece = Unsigned.min(piece, table.start(at) - start);
        table.insert(at, start, piece, acknowledged);
        // The first rewrite stays with the record before, so the new one is not joined with the one behind it.
        if (rules.joinsWithNext())
            previous = at;
        added = true;
        return piece;
    }

    private boolean reaches(int next) {
        return Unsigned.below(start, table.start(next)) && Unsigned.above(start + left, table.start(next));
    }

    private boolean mergesWithPrevious() {
        if (table.acked(previous) != acknowledged)
            return false;
        long end = table.end(previous);
        return Unsigned.below(start, end) || start == end && table.length(previous) < Badblocks.MAX_LENGTH;
    }

    private long mergeWithPrevious() {
        added = true;
        long end = table.end(previous);
        if (Unsigned.below(start, end))
            return Math.min(left, end - start);
        long piece = Math.min(left, Badblocks.MAX_LENGTH - table.length(previous));
        if (previous + 1 < table.count())
            piece = Math.min(piece, table.start(previous + 1) - end);
        table.put(previous, table.start(previous), table.length(previous) + piece, acknowledged);
        return piece;
    }

    /**
     * An acknowledged range over an unacknowledged record replaces that part; the other way round it is passed over.
     */
    private long overwrite() {
        long from = table.start(previous);
        long end = table.end(previous);
        long piece = Unsigned.min(left, end - start);
        int extra = (from == start ? 0 : 1) + (start + piece == end ? 0 : 1);
        if (table.acked(previous) || !acknowledged)
            return piece;
        if (table.count() + extra > rules.overwriteLimit()) {
            refused = true;
            return rules.strictFull() ? giveUp() : piece;
        }
        replace(from, end, piece);
        added = true;
        if (previous > 0 && table.start(previous) == start)
            join(previous - 1);
        return piece;
    }

    private void replace(long from, long end, long piece) {
        boolean old = table.acked(previous);
        int at = previous;
        if (from == start)
            table.put(at, start, piece, acknowledged);
        else {
            table.put(at, from, start - from, old);
            table.insert(++at, start, piece, acknowledged);
        }
        if (start + piece != end)
            table.insert(at + 1, start + piece, end - start - piece, old);
    }

    /** No slot left: what another record covers counts as settled, the rest is passed over. */
    private long passOver() {
        int next = previous + 1;
        if (next < table.count() && reaches(next) && !Unsigned.below(start + left, table.end(next))) {
            refused = true;
            return table.end(next) - start;
        }
        skippedForSpace = true;
        return left;
    }

    /** Joins a record with the next when they touch, agree and fit. */
    private boolean join(int i) {
        int next = i + 1;
        if (next >= table.count() || table.end(i) != table.start(next) || table.acked(i) != table.acked(next)
                || table.length(i) + table.length(next) > Badblocks.MAX_LENGTH)
            return false;
        table.put(i, table.start(i), table.length(i) + table.length(next), table.acked(i));
        table.remove(next, next + 1);
        return true;
    }
}
