package org.daxscope.fs.xfs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.daxscope.fs.BlockSet;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.kernel.Stateful;
import org.jspecify.annotations.Nullable;

/**
 * Free space of XFS and how blocks are chosen from it. What is freed is busy until the log commits: it is free in the trees
 * but trimmed from every candidate. Kernel: xfs_alloc_ag_vextent_near(), xfs_extent_busy_trim(); semantics 11.1.
 */
final class XfsAllocator implements Stateful<XfsAllocator.State> {
    private static final Comparator<Range> BY_SIZE =
            Comparator.comparingLong(Range::blocks).thenComparingLong(Range::start);

    private final XfsGeometry geometry;
    private final BlockSet free = new BlockSet();
    private final BlockSet busy = new BlockSet();

    /** Free and busy blocks at one moment. */
    record State(List<Range> free, List<Range> busy) {
    }

    /**
     * What is wanted.
     *
     * @param target the block it should be near
     * @param minBlocks fewest that will do
     * @param maxBlocks most that are wanted
     * @param align multiple on which the first block must stand, 1 for any
     * @param exactFirst whether the target itself is tried first, aligned or not
     */
    record Wish(long target, long minBlocks, long maxBlocks, long align, boolean exactFirst) {
        Wish at(long newTarget, long newMinBlocks) {
            return new Wish(newTarget, newMinBlocks, maxBlocks, align, false);
        }

        Wish anywhere() {
            return new Wish(target, 1, maxBlocks, 1, false);
        }
    }

    private record Candidate(long start, long blocks, long distance) {
    }

    XfsAllocator(XfsGeometry geometry) {
        this.geometry = geometry;
        free.add(0, geometry.blocks());
        geometry.metadata().forEach(range -> free.remove(range.start(), range.end()));
    }

    @Override
    public State save() {
        return new State(free.save(), busy.save());
    }

    @Override
    public void restore(State state) {
        free.restore(state.free);
        busy.restore(state.busy);
    }

    BlockSet free() {
        return free;
    }

    BlockSet busy() {
        return busy;
    }

    void claim(long start, long end) {
        free.remove(start, end);
        busy.remove(start, end);
    }

    /** Gives blocks back that no transaction has used yet. */
    void giveBack(long start, long end) {
        free.add(start, end);
    }

    /** Frees blocks: not to be used again before {@link #commit}. */
    void release(long start, long end) {
        free.add(start, end);
        busy.add(start, end);
    }

    /** The log is on disk: nothing is busy any more. */
    void commit() {
        busy.clear();
    }

    /** Blocks of the longest free extent of the target's group. */
    private long longest(long group) {
        return inGroup(group).stream().mapToLong(Range::blocks).max().orElse(0);
    }

    /** Chooses blocks and takes them: near the target in its group, else in the groups after it. */
    Optional<Range> allocate(Wish wish) {
        long end = wish.target() + wish.maxBlocks();
        if (wish.exactFirst() && free.containsAll(wish.target(), end) && busy.firstOverlap(wish.target(), end) == null)
            return Optional.of(take(wish.target(), end));
        long home = geometry.groupOf(wish.target());
        for (int i = 0; i < geometry.groups(); i++) {
            long group = (home + i) % geometry.groups();
            long longest = longest(group);
            if (longest < wish.minBlocks())
                continue;
            long target = i == 0 ? wish.target() : group * geometry.groupBlocks();
            long least = Math.max(wish.minBlocks(), Math.min(longest, wish.maxBlocks()));
            Candidate best = near(group, wish.at(target, least));
            if (best == null)
                best = near(group, wish.at(target, wish.minBlocks()));
            if (best != null)
                return Optional.of(take(best.start, best.start + best.blocks));
        }
        return Optional.empty();
    }

    private Range take(long start, long end) {
        free.remove(start, end);
        return new Range(start, end);
    }

    private List<Range> inGroup(long group) {
        long start = group * geometry.groupBlocks();
        long end = geometry.groupEnd(group);
        return free.startingIn(start, end);
    }

    /**
     * While the free extents that are large enough are all in the last leaf of the tree by size, that leaf is looked through:
     * first only those that hold all that is wanted. Of equal length the nearest wins, and the later one of equally near ones.
     * Else both trees are searched at once.
     */
    private @Nullable Candidate near(long group, Wish wish) {
        List<Range> byPlace = inGroup(group);
        List<Range> bySize = byPlace.stream().sorted(BY_SIZE).toList();
        int first = firstOf(bySize, wish.maxBlocks());
        List<Range> leaf = bySize.subList(lastLeaf(bySize.size()), bySize.size());
        if (bySize.size() - first > leaf.size())
            return new LocalitySearch(byPlace, bySize, wish).run();
        Candidate best = first < bySize.size() ? best(leaf, wish, wish.maxBlocks()) : null;
        if (best == null)
            best = best(leaf, wish, wish.minBlocks());
        return best != null || leaf.size() == bySize.size() ? best : new LocalitySearch(byPlace, bySize, wish).run();
    }

    /** Index of the first extent of at least so many blocks. */
    private static int firstOf(List<Range> bySize, long blocks) {
        int index = 0;
        while (index < bySize.size() && bySize.get(index).blocks() < blocks)
            index++;
        return index;
    }

    /** Where the last leaf begins. How full leaves are is history; here all are equally full, three quarters at the least. */
    private int lastLeaf(int records) {
        int most = geometry.recordsPerLeaf();
        if (records <= most)
            return 0;
        int leaves = Math.ceilDiv(records, most * 3 / 4);
        return records - records / leaves;
    }

    /**
     * Goes left and right of the target by place, and up by size, a step each in turn; what is found by place ends it, after a
     * look to the other side. Kernel: xfs_alloc_ag_vextent_locality().
     */
    private final class LocalitySearch {
        private final List<Range> byPlace;
        private final List<Range> bySize;
        private final Wish wish;
        private int left;
        private int right;
        private long size;
        private @Nullable Candidate best;

        LocalitySearch(List<Range> byPlace, List<Range> bySize, Wish wish) {
            this.byPlace = byPlace;
            this.bySize = bySize;
            this.wish = wish;
            this.right = 0;
            while (right < byPlace.size() && byPlace.get(right).start() < wish.target())
                right++;
            this.left = right < byPlace.size() && byPlace.get(right).start() == wish.target() ? right : right - 1;
            this.size = Math.max(1, wish.maxBlocks());
        }

        @Nullable
        Candidate run() {
            boolean bySizeGoesOn = true;
            while (left >= 0 || right < byPlace.size() || bySizeGoesOn) {
                if (left >= 0 && stepLeft()) {
                    while (right < byPlace.size() && !stepRight()) {
                        // On to the first better one, or until it can only be worse.
                    }
                    return best;
                }
                if (right < byPlace.size() && stepRight()) {
                    while (left >= 0 && !stepLeft()) {
                        // The same on the other side.
                    }
                    return best;
                }
                bySizeGoesOn = stepUp();
                if (!bySizeGoesOn)
                    break;
            }
            for (int i = bySize.size() - 1; best == null && i >= 0 && bySize.get(i).blocks() >= wish.minBlocks(); i--)
                check(bySize.get(i));
            return best;
        }

        private boolean stepLeft() {
            Range range = byPlace.get(left--);
            boolean better = check(range);
            if (!better && isWorse(range))
                left = -1;
            return better;
        }

        private boolean stepRight() {
            Range range = byPlace.get(right++);
            boolean better = check(range);
            if (!better && isWorse(range))
                right = byPlace.size();
            return better;
        }

        /** The extent of the next size that is nearest; sizes are doubled once something is found. */
        private boolean stepUp() {
            int index = firstOf(bySize, size);
            if (index == bySize.size())
                return false;
            long found = bySize.get(index).blocks();
            while (index < bySize.size() && bySize.get(index).blocks() == found
                    && bySize.get(index).start() < wish.target())
                index++;
            if (index < bySize.size() && bySize.get(index).blocks() == found)
                check(bySize.get(index));
            if (index > 0 && bySize.get(index - 1).blocks() == found)
                check(bySize.get(index - 1));
            size = best == null || found >= size * 2 ? found + 1 : size * 2;
            return true;
        }

        private boolean isWorse(Range range) {
            Candidate found = candidate(range, wish);
            Candidate so = best;
            return found != null && so != null && found.blocks >= so.blocks && found.distance > so.distance;
        }

        private boolean check(Range range) {
            Candidate found = candidate(range, wish);
            Candidate so = best;
            if (found == null || so != null && (found.blocks < so.blocks || found.distance > so.distance))
                return false;
            best = found;
            return true;
        }
    }

    private @Nullable Candidate best(List<Range> bySize, Wish wish, long atLeast) {
        Candidate best = null;
        for (Range range : bySize) {
            if (range.blocks() < atLeast)
                continue;
            Candidate candidate = candidate(range, wish);
            if (candidate == null || best != null
                    && (candidate.blocks < best.blocks || candidate.distance > best.distance))
                continue;
            best = candidate;
            if (best.distance == 0 && best.blocks == wish.maxBlocks())
                break;
        }
        return best;
    }

    private @Nullable Candidate candidate(Range range, Wish wish) {
        Range usable = withoutBusy(range, wish);
        if (usable == null)
            return null;
        long aligned = XfsGeometry.roundUp(usable.start(), wish.align());
        long usableBlocks = usable.end() - aligned;
        if (usableBlocks < wish.minBlocks())
            return null;
        long blocks = Math.min(usableBlocks, wish.maxBlocks());
        long start = place(new Range(aligned, usable.end()), wish, blocks);
        return start < 0 ? null : new Candidate(start, blocks, Math.abs(start - wish.target()));
    }

    /**
     * xfs_alloc_compute_diff(), for user data: an extent that ends before the target is used from its start, so that the file
     * can grow contiguously in what remains.
     */
    private static long place(Range range, Wish wish, long blocks) {
        if (range.start() >= wish.target() || range.end() < wish.target() + blocks)
            return XfsGeometry.roundUp(range.start(), wish.align());
        if (wish.align() == 1)
            return wish.target();
        long after = XfsGeometry.roundUp(wish.target(), wish.align());
        long before = after - wish.align();
        boolean afterFits = after < range.end();
        boolean beforeFits = before >= range.start();
        if (afterFits && beforeFits)
            return after - wish.target() <= wish.target() - before ? after : before;
        return afterFits ? after : beforeFits ? before : -1;
    }

    /** xfs_extent_busy_trim(): the part of a free extent that may be used now. */
    private @Nullable Range withoutBusy(Range range, Wish wish) {
        long start = range.start();
        long end = range.end();
        Range overlap = busy.firstOverlap(start, end);
        while (overlap != null) {
            if (overlap.start() <= start && overlap.end() >= end)
                return null;
            if (overlap.start() <= start)
                start = overlap.end();
            else
                if (overlap.end() >= end)
                    end = overlap.start();
                else
                    if (overlap.start() - start >= wish.maxBlocks())
                        end = overlap.start();
                    else
                        if (end - overlap.end() >= wish.maxBlocks() * 4)
                            start = overlap.end();
                        else
                            end = overlap.start();
            overlap = busy.firstOverlap(start, end);
        }
        return start < end ? new Range(start, end) : null;
    }
}
