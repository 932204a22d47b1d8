package org.daxscope.fs;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.Stateful;
import org.jspecify.annotations.Nullable;

/**
 * The extents of one file, ascending by file block, never overlapping; neighbours that continue each other are one extent.
 * Immutable lists are swapped, so that taking the state costs nothing.
 */
public final class ExtentMap implements Stateful<List<Extent>> {
    private final long maxBlocks;
    private List<Extent> extents = List.of();

    /** @param maxBlocks the longest extent the file system's format can hold */
    public ExtentMap(long maxBlocks) {
        this.maxBlocks = maxBlocks;
    }

    @Override
    public List<Extent> save() {
        return extents;
    }

    @Override
    public void restore(List<Extent> state) {
        extents = state;
    }

    public List<Extent> all() {
        return extents;
    }

    /** Blocks mapped, written or not. */
    public long blocks() {
        return extents.stream().mapToLong(Extent::blocks).sum();
    }

    /** The extent that holds a file block. */
    public @Nullable Extent at(long block) {
        int index = lastStartingAtOrBefore(block);
        return index >= 0 && extents.get(index).end() > block ? extents.get(index) : null;
    }

    /** The last extent that ends at or before a file block. */
    public @Nullable Extent before(long block) {
        int index = lastStartingAtOrBefore(block);
        if (index >= 0 && extents.get(index).end() > block)
            index--;
        return index >= 0 ? extents.get(index) : null;
    }

    /** The first extent that starts after a file block. */
    public @Nullable Extent after(long block) {
        int index = lastStartingAtOrBefore(block) + 1;
        return index < extents.size() ? extents.get(index) : null;
    }

    /** Index of the extent that holds a block, or of the last one before it; -1 when there is none. */
    public int lastStartingAtOrBefore(long block) {
        int low = 0;
        int high = extents.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (extents.get(middle).fileBlock() <= block)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return high;
    }

    /** Maps a hole. */
    public void map(Extent extent) {
        List<Extent> list = new ArrayList<>(extents);
        list.add(lastStartingAtOrBefore(extent.fileBlock()) + 1, extent);
        extents = merged(list);
    }

    /** Makes a hole of file blocks [from, to) and returns what was there. */
    public List<Extent> unmap(long from, long to) {
        List<Extent> kept = new ArrayList<>();
        List<Extent> removed = new ArrayList<>();
        for (Extent extent : extents) {
            if (extent.end() <= from || extent.fileBlock() >= to) {
                kept.add(extent);
                continue;
            }
            if (extent.fileBlock() < from)
                kept.add(extent.slice(extent.fileBlock(), from));
            removed.add(extent.slice(from, to));
            if (extent.end() > to)
                kept.add(extent.slice(to, extent.end()));
        }
        extents = List.copyOf(kept);
        return removed;
    }

    /** Changes the state of what is mapped in file blocks [from, to). */
    public void convert(long from, long to, boolean unwritten) {
        List<Extent> list = new ArrayList<>();
        for (Extent extent : extents) {
            if (extent.end() <= from || extent.fileBlock() >= to) {
                list.add(extent);
                continue;
            }
            if (extent.fileBlock() < from)
                list.add(extent.slice(extent.fileBlock(), from));
            list.add(extent.slice(from, to).withUnwritten(unwritten));
            if (extent.end() > to)
                list.add(extent.slice(to, extent.end()));
        }
        extents = merged(list);
    }

    /** Moves everything from a file block on by a number of blocks, which may be negative. */
    public void shift(long from, long by) {
        List<Extent> list = new ArrayList<>();
        for (Extent extent : extents) {
            if (extent.end() <= from) {
                list.add(extent);
                continue;
            }
            if (extent.fileBlock() < from)
                list.add(extent.slice(extent.fileBlock(), from));
            Extent moving = extent.slice(from, extent.end());
            list.add(new Extent(moving.fileBlock() + by, moving.fsBlock(), moving.blocks(), moving.unwritten()));
        }
        extents = merged(list);
    }

    private List<Extent> merged(List<Extent> list) {
        List<Extent> result = new ArrayList<>(list.size());
        for (Extent extent : list) {
            Extent last = result.isEmpty() ? null : result.getLast();
            if (last != null && last.continuedBy(extent) && last.blocks() + extent.blocks() <= maxBlocks)
                result.set(result.size() - 1, new Extent(last.fileBlock(), last.fsBlock(),
                        last.blocks() + extent.blocks(), last.unwritten()));
            else
                result.add(extent);
        }
        return List.copyOf(result);
    }
}
