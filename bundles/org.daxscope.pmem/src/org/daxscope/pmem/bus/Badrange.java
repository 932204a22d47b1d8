package org.daxscope.pmem.bus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The bus's list of bad physical ranges, unsorted, overlaps allowed (drivers/nvdimm/badrange.c). Semantics 3.1. */
final class Badrange {
    private List<PhysicalRange> entries = new ArrayList<>();
    private @Nullable List<PhysicalRange> taken = List.of();
    /** Place of an entry by its start; null until an addition needs it. */
    private @Nullable Map<Long, Integer> places;

    /** In the order of adding; the same list until something changes. */
    List<PhysicalRange> entries() {
        List<PhysicalRange> list = taken;
        if (list == null)
            taken = list = List.copyOf(entries);
        return list;
    }

    int count() {
        return entries.size();
    }

    void restore(List<PhysicalRange> list) {
        entries = new ArrayList<>(list);
        taken = list;
        places = null;
    }

    /** badrange_add(): an entry with the same start only takes the new length, be it shorter. */
    boolean add(long start, long length) {
        PhysicalRange added = new PhysicalRange(start, length);
        Integer place = places().putIfAbsent(start, entries.size());
        if (place == null)
            entries.add(added);
        else
            if (entries.set(place, added).equals(added))
                return false;
        taken = null;
        return true;
    }

    private Map<Long, Integer> places() {
        Map<Long, Integer> map = places;
        if (map == null) {
            map = new HashMap<>();
            // A split may leave two entries with one start; the kernel finds the first.
            for (int i = 0; i < entries.size(); i++)
                map.putIfAbsent(entries.get(i).start(), i);
            places = map;
        }
        return map;
    }

    /** badrange_forget(): takes a range out; the tail of an entry that is split goes to the end of the list. */
    boolean forget(long start, long length) {
        long end = start + length;
        if (entries.stream().noneMatch(entry -> entry.end() > start && entry.start() < end))
            return false;
        List<PhysicalRange> kept = new ArrayList<>(entries.size());
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
        entries = kept;
        taken = null;
        places = null;
        return true;
    }
}
