package org.daxscope.fs.iomap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.daxscope.dax.PersistentMemory;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.address.KernelAddress;
import org.daxscope.kernel.address.Units;
import org.jspecify.annotations.Nullable;

/**
 * The DAX entries of a file's page-cache tree: which pages have been mapped, as a 4 KiB page or as part of a 2 MiB one. They
 * outlive the page tables, and that decides whether 2 MiB mappings come back. Kernel: fs/dax.c, semantics 10.1, 11.6.
 */
public final class DaxEntries implements Stateful<DaxEntries.State> {
    private final TreeMap<Long, Entry> entries = new TreeMap<>();

    /** The entries at one moment. */
    public record State(Map<Long, Entry> entries) {
    }

    /**
     * @param pages 1 or 512
     * @param zero maps the zero page: nothing was there
     * @param dirty has been mapped for writing since the last writeback
     * @param frame physical page frame number of its first page, -1 for zeros
     * @param place the memory it maps, which is where a writeback flushes the caches; null for zeros
     */
    public record Entry(int pages, boolean zero, boolean dirty, long frame, @Nullable Place place) {
        /** Of memory that nobody writes back. */
        public Entry(int pages, boolean zero, boolean dirty, long frame) {
            this(pages, zero, dirty, frame, null);
        }

        public boolean isHuge() {
            return pages == Units.PMD_PAGES;
        }
    }

    /** Where an entry's first byte lies. */
    public record Place(PersistentMemory memory, KernelAddress address) {
    }

    @Override
    public State save() {
        return new State(new TreeMap<>(entries));
    }

    @Override
    public void restore(State state) {
        entries.clear();
        entries.putAll(state.entries);
    }

    /** The entry that covers a file page. */
    public @Nullable Entry at(long page) {
        Map.Entry<Long, Entry> floor = entries.floorEntry(page);
        return floor != null && floor.getKey() + floor.getValue().pages() > page ? floor.getValue() : null;
    }

    /** Whether a 4 KiB entry stands in the way of a 2 MiB one (dax_is_conflict). */
    public boolean hasSmallEntry(long from, long to) {
        return entries.subMap(from, to).values().stream().anyMatch(entry -> !entry.isHuge());
    }

    /**
     * Records a mapping (dax_insert_entry). A huge entry over real memory stays when one of its pages is mapped alone; a huge
     * zero entry is broken up.
     */
    public void insert(long page, int pages, boolean zero, boolean dirty, long frame) {
        insert(page, new Entry(pages, zero, dirty, frame));
    }

    /** Records a mapping of real memory. */
    public void insert(long page, int pages, boolean dirty, Place place) {
        insert(page, new Entry(pages, false, dirty, place.memory.physicalAddress(place.address).frame(), place));
    }

    private void insert(long page, Entry entry) {
        Map.Entry<Long, Entry> floor = entries.floorEntry(page);
        if (floor != null && floor.getKey() + floor.getValue().pages() > page) {
            Entry old = floor.getValue();
            if (!old.zero() && old.pages() >= entry.pages()) {
                entries.put(floor.getKey(),
                        new Entry(old.pages(), false, old.dirty() || entry.dirty(),
                                old.pages() == entry.pages() ? entry.frame() : old.frame(),
                                old.pages() == entry.pages() ? entry.place() : old.place()));
                return;
            }
            entries.remove(floor.getKey());
        }
        entries.put(page, entry);
    }

    /** Pages that are entered over real memory, as ranges from first to one past the last, ascending. */
    public List<long[]> mapped() {
        List<long[]> ranges = new ArrayList<>();
        entries.forEach((page, entry) -> {
            if (!entry.zero())
                ranges.add(new long[] {page, page + entry.pages()});
        });
        return ranges;
    }

    /** Physical pages [from, to) got new page structures, which know of no file. */
    public void forgetFrames(long from, long to) {
        entries.replaceAll((page, entry) -> entry.frame() < from || entry.frame() >= to ? entry
                : new Entry(entry.pages(), entry.zero(), entry.dirty(), -1, entry.place()));
    }

    /** The file page that a physical page is entered for (page->index); -1 when it is for none. */
    public long pageOf(long frame) {
        for (Map.Entry<Long, Entry> entry : entries.entrySet()) {
            long behind = frame - entry.getValue().frame();
            if (entry.getValue().frame() >= 0 && behind >= 0 && behind < entry.getValue().pages())
                return entry.getKey() + behind;
        }
        return -1;
    }

    /** Forgets the entries with a page in [from, to). */
    public void remove(long from, long to) {
        Map.Entry<Long, Entry> floor = entries.floorEntry(from);
        if (floor != null && floor.getKey() + floor.getValue().pages() > from)
            entries.remove(floor.getKey());
        entries.subMap(from, to).clear();
    }

    /** Cleans the dirty entries with a page in [from, to), writes the caches over them back and returns their page ranges. */
    public List<long[]> clean(long from, long to) {
        List<long[]> cleaned = new ArrayList<>();
        entries.replaceAll((page, entry) -> {
            if (!entry.dirty() || page >= to || page + entry.pages() <= from)
                return entry;
            cleaned.add(new long[] {page, page + entry.pages()});
            Place place = entry.place();
            if (place != null)
                place.memory().writeBack(place.address(), (long) entry.pages() * Units.PAGE);
            return new Entry(entry.pages(), entry.zero(), false, entry.frame(), place);
        });
        return cleaned;
    }
}
