package org.daxscope.machine.mm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.Units;
import org.jspecify.annotations.Nullable;

/**
 * The page-table entries of one mapping, by page counted from its start. A 2 MiB stretch that ever held a 4 KiB entry keeps
 * its page table until the mapping goes, so that it is never mapped as a whole again. Semantics 10.1, 11.6.
 */
final class PageTable implements Stateful<PageTable.State> {
    private final TreeMap<Long, Pte> entries = new TreeMap<>();
    private final Set<Long> splitStretches = new HashSet<>();
    private @Nullable State saved;

    record State(Map<Long, Pte> entries, Set<Long> splitStretches) {
    }

    @Override
    public State save() {
        State state = saved;
        if (state == null)
            saved = state = new State(new TreeMap<>(entries), Set.copyOf(splitStretches));
        return state;
    }

    @Override
    public void restore(State state) {
        entries.clear();
        entries.putAll(state.entries);
        splitStretches.clear();
        splitStretches.addAll(state.splitStretches);
        saved = state;
    }

    @Nullable
    Pte at(long page) {
        Map.Entry<Long, Pte> floor = entries.floorEntry(page);
        return floor != null && floor.getKey() + floor.getValue().pages() > page ? floor.getValue() : null;
    }

    /** First page of the entry that covers a page. */
    long startOf(long page) {
        Map.Entry<Long, Pte> floor = entries.floorEntry(page);
        return floor == null ? page : floor.getKey();
    }

    /**
     * @param stretch number of the 2 MiB stretch of the address space the page lies in
     */
    void set(long page, Pte pte, long stretch) {
        saved = null;
        entries.put(page, pte);
        if (pte.pages() == 1)
            splitStretches.add(stretch);
    }

    boolean isSplit(long stretch) {
        return splitStretches.contains(stretch);
    }

    /** An entry and its first page. */
    record Placed(long page, Pte pte) {
    }

    /** Clears entries with a page in [from, to), private copies only when asked, and returns them. */
    List<Placed> clear(long from, long to, boolean copies) {
        List<Placed> cleared = new ArrayList<>();
        Map.Entry<Long, Pte> floor = entries.floorEntry(from);
        long first = floor != null && floor.getKey() + floor.getValue().pages() > from ? floor.getKey() : from;
        entries.subMap(first, Math.max(first, to)).forEach((page, pte) -> {
            if (copies || !(pte instanceof Pte.Copy))
                cleared.add(new Placed(page, pte));
        });
        if (!cleared.isEmpty())
            saved = null;
        cleared.forEach(placed -> entries.remove(placed.page));
        return cleared;
    }

    void protect(long from, long to) {
        saved = null;
        entries.replaceAll((page, pte) -> page < to && page + pte.pages() > from ? pte.protect() : pte);
    }

    Map<Long, Pte> entries() {
        return entries;
    }

    /** log2 of the bytes an entry maps. */
    static int shift(Pte pte) {
        return Units.PAGE_SHIFT + Integer.numberOfTrailingZeros(pte.pages());
    }
}
