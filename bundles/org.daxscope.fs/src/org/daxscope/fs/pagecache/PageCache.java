package org.daxscope.fs.pagecache;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.Units;
import org.jspecify.annotations.Nullable;

/** The cached pages of one file or block device without DAX. Pages are immutable; a write swaps them. */
public final class PageCache implements Stateful<PageCache.State> {
    private final TreeMap<Long, Page> pages = new TreeMap<>();

    /** Whether dirty bytes were lost since somebody was told (AS_EIO). */
    private boolean lost;

    /** The cache at one moment. */
    public record State(Map<Long, Page> pages, boolean lost) {
    }

    /**
     * An up-to-date page.
     *
     * @param bytes 4096 of them, not to be changed
     * @param dirty newer than the device
     */
    public record Page(byte[] bytes, boolean dirty) {
        public Page {
            if (bytes.length != Units.PAGE)
                throw new IllegalArgumentException("a page has 4096 bytes, not " + bytes.length);
        }
    }

    @Override
    public State save() {
        return new State(new TreeMap<>(pages), lost);
    }

    @Override
    public void restore(State state) {
        pages.clear();
        pages.putAll(state.pages);
        lost = state.lost;
    }

    public @Nullable Page get(long index) {
        return pages.get(index);
    }

    public void put(long index, Page page) {
        pages.put(index, page);
    }

    /** Drops pages [from, to), dirty or not. */
    public void drop(long from, long to) {
        pages.subMap(from, to).clear();
    }

    /** The memory of a page failed: it is dropped, and if it was dirty, the next sync must say so. */
    public void lose(long index) {
        Page page = pages.remove(index);
        if (page != null && page.dirty())
            lost = true;
    }

    /** Whether dirty bytes were lost and nobody was told yet; telling once is enough. */
    public boolean takeLost() {
        boolean was = lost;
        lost = false;
        return was;
    }

    /** Zeroes what cached pages hold of bytes [from, to) without covering it whole (truncate_inode_partial_folio()). */
    public void zeroEdges(long from, long to) {
        if (from >= to)
            return;
        long first = from / Units.PAGE;
        if (from % Units.PAGE != 0)
            zero(first, (int) (from % Units.PAGE), to);
        if (to % Units.PAGE != 0 && (to / Units.PAGE != first || from % Units.PAGE == 0))
            zero(to / Units.PAGE, 0, to);
    }

    private void zero(long index, int at, long to) {
        Page page = pages.get(index);
        if (page == null)
            return;
        byte[] bytes = page.bytes().clone();
        Arrays.fill(bytes, at, (int) Math.min(Units.PAGE, to - index * Units.PAGE), (byte) 0);
        pages.put(index, new Page(bytes, page.dirty()));
    }

    /** Drops the clean pages (drop_caches). */
    public void dropClean() {
        pages.values().removeIf(page -> !page.dirty());
    }

    /** The dirty pages with an index in [from, to), ascending. */
    public Map<Long, Page> dirty(long from, long to) {
        Map<Long, Page> result = new TreeMap<>();
        pages.subMap(from, to).forEach((index, page) -> {
            if (page.dirty())
                result.put(index, page);
        });
        return result;
    }
}
