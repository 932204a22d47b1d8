package org.daxscope.pmem.badblocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.daxscope.kernel.BadblocksEngine;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Stateful;
import org.jspecify.annotations.Nullable;

/**
 * A table of known-bad 512-byte sectors (struct badblocks, shift 0), at most 512 records of at most 512 sectors.
 * Which engine is behind it decides what long, overlapping and overflowing inserts do. Semantics 2, appendix A.
 * Return codes are the kernel's own and differ between engines; {@link #succeeded} reads them.
 */
public abstract sealed class Badblocks implements Stateful<Badblocks.State>
        permits LegacyBadblocks, RewrittenBadblocks {
    public static final int MAX_RECORDS = 512;
    public static final int MAX_LENGTH = 512;
    /** A sysfs page: no attribute shows more. */
    private static final int SYSFS_PAGE = 4096;

    final RecordTable table = new RecordTable();

    /** The table of that kernel, with its engine's quirks as the model has them. */
    public static Badblocks create(KernelModel kernel) {
        BadblocksEngine engine = kernel.switches().badblocks();
        return switch (engine) {
            case LEGACY -> new LegacyBadblocks(kernel.has(Quirk.Q1_LONG_INSERT_REVERSED),
                    kernel.has(Quirk.Q2_COVERING_INSERT_LOSES_REST));
            case REWRITE_1 -> RewrittenBadblocks.first(kernel.has(Quirk.Q3_NO_SPLIT_AT_511));
            case REWRITE_2 -> RewrittenBadblocks.second(kernel.has(Quirk.Q4_FULL_TABLE_REFUSES_MERGE));
        };
    }

    /**
     * badblocks_set(): records a range of sectors.
     *
     * @return legacy and first rewrite: 0 or 1 (failure); second rewrite: 1 (true) or 0 (false)
     */
    public abstract int set(long start, long sectors, boolean acknowledged);

    /**
     * badblocks_clear(): takes a range out. Clearing what is not recorded succeeds.
     *
     * @return legacy: 0 or -28 (ENOSPC); first rewrite: 0 or 1 (failure); second rewrite: 1 (true) or 0 (false)
     */
    public abstract int clear(long start, long sectors);

    /** badblocks_check(): what is recorded in a range of sectors. */
    public abstract Check check(long start, long sectors);

    /** Whether a code of {@link #set} or {@link #clear} means success with this engine. */
    public abstract boolean succeeded(int code);

    public int count() {
        return table.count();
    }

    /** The records in stored order, which legacy engines may leave unsorted. */
    public List<BadRecord> records() {
        List<BadRecord> records = new ArrayList<>(table.count());
        for (int i = 0; i < table.count(); i++)
            records.add(new BadRecord(table.start(i), table.length(i), table.acked(i)));
        return List.copyOf(records);
    }

    /** Sum of the records' lengths. */
    public long sectors() {
        return save().sectors();
    }

    /** The attribute's text: {@code "start length\n"} per record, cut where the kernel cuts it. Semantics 2.6. */
    public String show() {
        return text(false);
    }

    /** The same with unacknowledged records only. */
    public String showUnacknowledged() {
        return text(true);
    }

    private String text(boolean unacknowledgedOnly) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < table.count() && text.length() < SYSFS_PAGE; i++)
            if (!unacknowledgedOnly || !table.acked(i))
                text.append(table.start(i)).append(' ').append(table.length(i)).append('\n');
        // The last line may overrun the page; sysfs then hands out one byte less than a page.
        if (text.length() >= SYSFS_PAGE)
            text.setLength(SYSFS_PAGE - 1);
        return text.toString();
    }

    /** The table as it is now; O(1) unless it changed since the last asking. */
    @Override
    public State save() {
        return table.freeze();
    }

    @Override
    public void restore(State state) {
        table.thaw(state);
    }

    /** An immutable table. */
    public static final class State {
        private final long[] entries;

        State(long[] entries) {
            this.entries = entries;
        }

        long[] entries() {
            return entries;
        }

        /** Sum of the records' lengths. */
        public long sectors() {
            long sum = 0;
            for (long entry : entries)
                sum += RecordTable.length(entry);
            return sum;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof State state && Arrays.equals(entries, state.entries);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(entries);
        }
    }
}
