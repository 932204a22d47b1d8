package org.daxscope.dm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Which blocks of the origin a write cache holds, in memory: what changes is copied first if it was saved. */
final class CacheBlocks {
    private TreeMap<Long, Cached> newest = new TreeMap<>();
    /** Older copies, whose successors wait for a commit, by sector. */
    private Map<Long, Cached> older = new LinkedHashMap<>();
    private java.util.ArrayDeque<Long> freed = new java.util.ArrayDeque<>();
    private long fresh;
    private boolean shared;

    /**
     * A block of the cache in use.
     *
     * @param index number of the block in the cache
     * @param sector of the origin, 512 bytes each
     * @param sequence committed when lower than the cache's
     * @param age the higher the younger
     */
    record Cached(long index, long sector, long sequence, long age) {
    }

    /** All of it at one moment. */
    record State(TreeMap<Long, Cached> newest, Map<Long, Cached> older, java.util.ArrayDeque<Long> freed, long fresh) {
    }

    State save() {
        shared = true;
        return new State(newest, older, freed, fresh);
    }

    void restore(State state) {
        newest = state.newest;
        older = state.older;
        freed = state.freed;
        fresh = state.fresh;
        shared = true;
    }

    private void unshare() {
        if (!shared)
            return;
        newest = new TreeMap<>(newest);
        older = new LinkedHashMap<>(older);
        freed = freed.clone();
        shared = false;
    }

    @Nullable
    Cached at(long sector) {
        return newest.get(sector);
    }

    TreeMap<Long, Cached> all() {
        return newest;
    }

    Map<Long, Cached> older() {
        return older;
    }

    /** Blocks not in use, of so many. */
    long free(long blocks) {
        return blocks - fresh + freed.size();
    }

    /** Takes a block: one never used before, else the one that was freed first; -1 when there is none. */
    long take(long blocks) {
        unshare();
        if (fresh < blocks)
            return fresh++;
        Long first = freed.pollFirst();
        return first == null ? -1 : first;
    }

    /** A block that was in use before: those below it that are not are free. */
    void found(Cached block) {
        unshare();
        while (fresh < block.index)
            freed.addLast(fresh++);
        if (fresh == block.index)
            fresh++;
        newest.put(block.sector, block);
    }

    void put(Cached block) {
        unshare();
        Cached before = newest.put(block.sector, block);
        if (before != null)
            older.put(block.sector, before);
    }

    /** No older copy is needed any more. */
    void dropOlder() {
        unshare();
        older.values().forEach(block -> freed.addLast(block.index));
        older.clear();
    }

    void free(Cached block) {
        unshare();
        newest.remove(block.sector);
        freed.addLast(block.index);
    }

    void clear() {
        newest = new TreeMap<>();
        older = new LinkedHashMap<>();
        freed = new java.util.ArrayDeque<>();
        fresh = 0;
        shared = false;
    }

    /** The one that came first, of those already committed; null for none. */
    @Nullable
    Cached oldest(long sequence) {
        Cached oldest = null;
        for (Cached block : newest.values())
            if (block.sequence < sequence && (oldest == null || block.age < oldest.age))
                oldest = block;
        return oldest;
    }
}
