package org.daxscope.fs.ext4;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.daxscope.fs.BlockSet;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.Extent;
import org.daxscope.fs.Inode;
import org.daxscope.kernel.Stateful;
import org.jspecify.annotations.Nullable;

/**
 * ext4's multi-block allocator with its preallocations: small files share a locality group (one, as if all ran on one CPU),
 * larger ones get windows of their own. What is freed comes back when the journal commits. Kernel: fs/ext4/mballoc.c.
 */
final class Ext4Allocator implements Stateful<Ext4Allocator.State> {
    /** Files of at most this many blocks use the locality group (s_mb_stream_request). */
    private static final long SMALL_FILE_BLOCKS = 16;
    /** Size of a locality group's preallocation (s_mb_group_prealloc). */
    private static final long GROUP_BLOCKS = 512;

    private final Ext4Geometry geometry;
    private final BlockSet free = new BlockSet();
    private final BlockSet freed = new BlockSet();
    private final Map<Inode, List<Window>> windows = new LinkedHashMap<>();
    private Range group = new Range(0, 0);

    /** Free and reserved blocks at one moment. */
    record State(List<Range> free, List<Range> freed, Map<Inode, List<Window>> windows, Range group) {
    }

    /** Blocks reserved for a stretch of one file. */
    record Window(long fileBlock, long fsBlock, long blocks) {
        boolean covers(long block) {
            return block >= fileBlock && block < fileBlock + blocks;
        }
    }

    /** What is asked: file blocks, and what stands beside them in the file. */
    record Request(Inode inode, long fileBlock, long blocks, @Nullable Extent left, @Nullable Extent right) {
        /** The same for fewer blocks. */
        Request of(long fewer) {
            return new Request(inode, fileBlock, fewer, left, right);
        }
    }

    Ext4Allocator(Ext4Geometry geometry) {
        this.geometry = geometry;
        free.add(0, geometry.blocks());
        geometry.metadata().forEach(range -> free.remove(range.start(), range.end()));
    }

    @Override
    public State save() {
        return new State(free.save(), freed.save(), new LinkedHashMap<>(windows), group);
    }

    @Override
    public void restore(State state) {
        free.restore(state.free);
        freed.restore(state.freed);
        windows.clear();
        windows.putAll(state.windows);
        group = state.group;
    }

    /** Free blocks, those set aside included. */
    List<Range> free() {
        BlockSet all = new BlockSet();
        all.restore(free.save());
        all.add(group.start(), group.end());
        windows.values().forEach(list -> list.forEach(w -> all.add(w.fsBlock(), w.fsBlock() + w.blocks())));
        return all.ranges();
    }

    /** A block of metadata that is on disk already. */
    void claim(long block) {
        free.remove(block, block + 1);
    }

    /** One block for metadata, at or after a goal where there is one. */
    Optional<Long> allocateBlock(long goal) {
        Range found = free.firstOverlap(goal, geometry.blocks());
        if (found == null)
            found = free.firstOverlap(0, geometry.blocks());
        if (found == null)
            return Optional.empty();
        long block = Math.max(found.start(), Math.min(goal, found.end() - 1));
        free.remove(block, block + 1);
        return Optional.of(block);
    }

    long freedBlocks() {
        return freed.size();
    }

    /** Blocks that no file has, those included that only the next commit gives back. */
    long unused() {
        return free.size() + freed.size() + group.blocks()
                + windows.values().stream().flatMap(List::stream).mapToLong(Window::blocks).sum();
    }

    List<Range> freed() {
        return freed.ranges();
    }

    /** Takes blocks that a recording tells a file has; a small file leaves its locality group behind. */
    void adopt(Inode inode, Extent extent) {
        if (extent.fsBlock() < group.end() && extent.fsEnd() > group.start())
            setGroup(new Range(0, 0));
        free.remove(extent.fsBlock(), extent.fsEnd());
        freed.remove(extent.fsBlock(), extent.fsEnd());
        long fileBlocks = Math.max(extent.end(), Math.ceilDiv(inode.size(), (long) geometry.blockBytes()));
        if (extent.unwritten() || fileBlocks > SMALL_FILE_BLOCKS)
            return;
        long end = (extent.fsBlock() / GROUP_BLOCKS + 1) * GROUP_BLOCKS;
        if (free.containsAll(extent.fsEnd(), end))
            setGroup(new Range(extent.fsEnd(), end));
    }

    private void setGroup(Range range) {
        free.add(group.start(), group.end());
        free.remove(range.start(), range.end());
        group = range;
    }

    void release(long start, long blocks) {
        freed.add(start, start + blocks);
    }

    /** The journal has committed. */
    void commit() {
        freed.ranges().forEach(range -> free.add(range.start(), range.end()));
        freed.clear();
    }

    /** Gives a file's reserved windows back (ext4_discard_preallocations). */
    void discard(Inode inode) {
        List<Window> list = windows.remove(inode);
        if (list != null)
            list.forEach(window -> free.add(window.fsBlock(), window.fsBlock() + window.blocks()));
    }

    void discardAll() {
        List.copyOf(windows.keySet()).forEach(this::discard);
        setGroup(new Range(0, 0));
    }

    /** Blocks for a write: from a reserved window, the locality group, or a new window of a rounded size. */
    Optional<Range> allocate(Request request) {
        Range reserved = fromWindow(request);
        if (reserved != null)
            return Optional.of(reserved);
        long end = Math.max(request.fileBlock() + request.blocks(),
                Math.ceilDiv(request.inode().size(), (long) geometry.blockBytes()));
        if (end <= SMALL_FILE_BLOCKS)
            return fromGroup(request.blocks());
        return newWindow(request, end);
    }

    /** Blocks for fallocate: exactly what is asked, nothing set aside. */
    Optional<Range> allocateExactly(Request request) {
        Range reserved = fromWindow(request);
        return reserved != null ? Optional.of(reserved) : search(request.blocks(), null);
    }

    private @Nullable Range fromWindow(Request request) {
        List<Window> list = windows.getOrDefault(request.inode(), List.of());
        for (Window window : list) {
            if (!window.covers(request.fileBlock()))
                continue;
            long skip = request.fileBlock() - window.fileBlock();
            long blocks = Math.min(request.blocks(), window.blocks() - skip);
            List<Window> rest = new ArrayList<>(list);
            rest.remove(window);
            if (skip > 0)
                rest.add(new Window(window.fileBlock(), window.fsBlock(), skip));
            if (skip + blocks < window.blocks())
                rest.add(new Window(window.fileBlock() + skip + blocks, window.fsBlock() + skip + blocks,
                        window.blocks() - skip - blocks));
            windows.put(request.inode(), List.copyOf(rest));
            return new Range(window.fsBlock() + skip, window.fsBlock() + skip + blocks);
        }
        return null;
    }

    private Optional<Range> fromGroup(long blocks) {
        if (group.blocks() < blocks) {
            Optional<Range> found = search(GROUP_BLOCKS, null);
            if (found.isEmpty() || found.get().blocks() < blocks)
                return search(blocks, null);
            Range fresh = found.get();
            free.add(fresh.start(), fresh.end());
            setGroup(fresh);
        }
        Range taken = new Range(group.start(), group.start() + blocks);
        group = new Range(taken.end(), group.end());
        return Optional.of(taken);
    }

    private Optional<Range> newWindow(Request request, long endBlock) {
        Window wanted = Normalized.of(request, endBlock, geometry.blockBytes());
        Optional<Range> found = search(wanted.blocks(), goal(request, wanted));
        if (found.isEmpty())
            return found;
        Range range = found.get();
        // A shorter run than wanted serves the asked block itself.
        long windowStart = range.blocks() > request.fileBlock() - wanted.fileBlock() ? wanted.fileBlock()
                : request.fileBlock();
        List<Window> list = new ArrayList<>(windows.getOrDefault(request.inode(), List.of()));
        list.add(new Window(windowStart, range.start(), range.blocks()));
        windows.put(request.inode(), List.copyOf(list));
        return Optional.ofNullable(fromWindow(request));
    }

    /** Where the window would continue a neighbour on disk (EXT4_MB_HINT_TRY_GOAL); null when it touches none. */
    private static @Nullable Long goal(Request request, Window wanted) {
        Extent left = request.left();
        Extent right = request.right();
        if (left != null && left.end() == wanted.fileBlock())
            return left.fsEnd();
        if (right != null && right.fileBlock() == wanted.fileBlock() + wanted.blocks()
                && right.fsBlock() >= wanted.blocks())
            return right.fsBlock() - wanted.blocks();
        return null;
    }

    /**
     * Finds and takes free blocks: at the goal; else the first run from the data group on that is long enough, aligned to its
     * size when that is a power of two (buddy); else the longest there is.
     */
    private Optional<Range> search(long blocks, @Nullable Long goal) {
        if (goal != null && free.containsAll(goal, goal + blocks))
            return Optional.of(take(goal, blocks));
        long align = Long.bitCount(blocks) == 1 ? blocks
                : geometry.stripeBlocks() > 0
                        && blocks % geometry.stripeBlocks() == 0 ? geometry.stripeBlocks() : 1;
        Range longest = new Range(0, 0);
        for (Range range : fromDataGroup()) {
            long start = Math.ceilDiv(range.start(), align) * align;
            if (start + blocks <= range.end())
                return Optional.of(take(start, blocks));
            if (range.blocks() > longest.blocks())
                longest = range;
        }
        if (longest.blocks() == 0)
            return Optional.empty();
        return Optional.of(take(longest.start(), Math.min(blocks, longest.blocks())));
    }

    private List<Range> fromDataGroup() {
        long goal = geometry.dataGoal();
        List<Range> first = new ArrayList<>();
        List<Range> then = new ArrayList<>();
        for (Range range : free.ranges()) {
            if (range.end() <= goal) {
                then.add(range);
            } else if (range.start() >= goal) {
                first.add(range);
            } else {
                first.add(new Range(goal, range.end()));
                then.add(new Range(range.start(), goal));
            }
        }
        first.addAll(then);
        return first;
    }

    private Range take(long start, long blocks) {
        free.remove(start, start + blocks);
        return new Range(start, start + blocks);
    }
}
