package org.daxscope.pmem.bus;

import java.util.ArrayList;
import java.util.List;

/** The bus's list of bad physical ranges, unsorted, overlaps allowed (drivers/nvdimm/badrange.c). Semantics 3.1. */
final class Badrange {
    private List<PhysicalRange> entries = new ArrayList<>();

    /** In the order of adding. */
    List<PhysicalRange> entries() {
        return List.copyOf(entries);
    }

    int count() {
        return entries.size();
    }

    void restore(List<PhysicalRange> list) {
        entries = new ArrayList<>(list);
    }

    /** badrange_add(): an entry with the same start only takes the new length, be it shorter. */
    boolean add(long start, long length) {
        PhysicalRange added = new PhysicalRange(start, length);
        for (int i = 0; i < entries.size(); i++)
            if (entries.get(i).start() == start)
                return !entries.set(i, added).equals(added);
        return entries.add(added);
    }

    /** badrange_forget(): takes a range out; the tail of an entry that is split goes to the end of the list. */
    boolean forget(long start, long length) {
        long end = start + length;
        List<PhysicalRange> kept = new ArrayList<>();
        List<PhysicalRange> tails = new ArrayList<>();
        for (PhysicalRange entry : entries) {
            if (entry.end() <= start || entry.start() >= end) {
                kept.add(entry);
                continue;
            }
            if (entry.start() < start)
                kept.add(new PhysicalRange(entry.start(), start - entry.start()));
            if (entry.end() > end)
                (entry.start() < start ? tails : kept).add(new PhysicalRange(end, entry.end() - end));
        }
        kept.addAll(tails);
        boolean changed = !kept.equals(entries);
        entries = kept;
        return changed;
    }
}
