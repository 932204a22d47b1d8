package org.daxscope.pmem.badblocks;

import java.util.Optional;
import java.util.TreeSet;

import org.daxscope.kernel.BadblocksEngine;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;

/** Finds out what an insert that looked well left out, and which quirk did that. Sectors of 512 bytes. Semantics 2.3. */
public final class RecordMisses {
    private final KernelModel kernel;
    private final Badblocks blocks;

    /** @param blocks the table that is inserted into */
    public RecordMisses(KernelModel kernel, Badblocks blocks) {
        this.kernel = kernel;
        this.blocks = blocks;
    }

    /**
     * Looks at the table right after an insert.
     *
     * @param stored whether the insert reported success
     */
    public Optional<Reason> after(long sector, long sectors, Badblocks.State before, boolean stored) {
        boolean changed = !blocks.save().equals(before);
        BadblocksEngine engine = kernel.switches().badblocks();
        if (engine == BadblocksEngine.REWRITE_2)
            return !changed && !stored && touches(sector, sectors)
                    && kernel.has(Quirk.Q4_FULL_TABLE_REFUSES_MERGE)
                            ? Optional.of(new Reason(Rule.MERGE_REFUSED, blocks.count(), sectors, sector))
                            : Optional.empty();
        if (!changed || !stored)
            return Optional.empty();
        long lost = 0;
        long hidden = 0;
        TreeSet<Long> edges = edges(sector, sector + sectors);
        for (long edge : edges) {
            Long next = edges.higher(edge);
            if (next == null)
                continue;
            if (!isCovered(edge))
                lost += next - edge;
            else
                if (!blocks.check(edge, 1).bad())
                    hidden += next - edge;
        }
        if (hidden > 0)
            return Optional.of(new Reason(Rule.RECORDS_OUT_OF_ORDER, sectors, sector, hidden));
        Rule rule = engine == BadblocksEngine.LEGACY ? Rule.RECORDS_LOST : Rule.RECORDED_IN_PART;
        return lost > 0 ? Optional.of(new Reason(rule, sectors, sector, lost)) : Optional.empty();
    }

    /** Where a look at a single sector can begin to answer something else: the edges of records, and of the range. */
    private TreeSet<Long> edges(long start, long end) {
        TreeSet<Long> edges = new TreeSet<>();
        edges.add(start);
        edges.add(end);
        for (int i = 0; i < blocks.count(); i++) {
            if (start < blocks.table.start(i) && blocks.table.start(i) < end)
                edges.add(blocks.table.start(i));
            if (start < blocks.table.end(i) && blocks.table.end(i) < end)
                edges.add(blocks.table.end(i));
        }
        return edges;
    }

    private boolean isCovered(long sector) {
        for (int i = 0; i < blocks.count(); i++)
            if (blocks.table.start(i) <= sector && sector < blocks.table.end(i))
                return true;
        return false;
    }

    private boolean touches(long sector, long sectors) {
        for (int i = 0; i < blocks.count(); i++)
            if (blocks.table.start(i) <= sector + sectors && sector <= blocks.table.end(i))
                return true;
        return false;
    }
}
