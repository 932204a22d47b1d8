package org.daxscope.fs.xfs;

import java.util.List;
import java.util.Optional;

import org.daxscope.fs.BlockSet;
import org.daxscope.fs.BlockSet.Range;
import org.daxscope.fs.Extent;
import org.daxscope.kernel.Stateful;
import org.jspecify.annotations.Nullable;

/**
 * Free space of an XFS realtime device, in realtime extents of one block. The first blocks of files are spread over the device
 * by halving it again and again; then a file grows where it ends. Kernel: xfs_rtpick_extent(), xfs_rtallocate_extent_near().
 */
final class RealtimeSpace implements Stateful<RealtimeSpace.State> {
    private final long blocks;
    private final BlockSet free = new BlockSet();
    /** First extents given so far: what decides where the next one goes. */
    private long picked;

    /** Free blocks at one moment. */
    record State(List<Range> free, long picked) {
    }

    /** @param blocks of the device, 0 without one */
    RealtimeSpace(long blocks) {
        this.blocks = blocks;
        free.add(0, blocks);
    }

    @Override
    public State save() {
        return new State(free.save(), picked);
    }

    @Override
    public void restore(State state) {
        free.restore(state.free);
        picked = state.picked;
    }

    BlockSet free() {
        return free;
    }

    long blocks() {
        return blocks;
    }

    void claim(long start, long end) {
        free.remove(start, end);
        if (picked == 0)
            picked = 1;
    }

    void release(long start, long end) {
        free.add(start, end);
    }

    /** As many blocks as there are in one piece near where they are wanted, at most those asked for. */
    Optional<Range> allocate(long fileBlock, long count, @Nullable Extent before, @Nullable Extent after) {
        long target = before != null ? before.fsEnd()
                : after != null && after.fsBlock() >= count ? after.fsBlock() - count : pick(fileBlock, count);
        Range near = nearest(target, count);
        if (near == null)
            near = nearest(target, 1);
        if (near == null)
            return Optional.empty();
        long start = Math.clamp(target, near.start(), Math.max(near.start(), near.end() - count));
        Range taken = new Range(start, Math.min(near.end(), start + count));
        free.remove(taken.start(), taken.end());
        return Optional.of(taken);
    }

    /** Start, middle, quarter, three quarters, and so on. */
    private long pick(long fileBlock, long count) {
        if (fileBlock != 0)
            return 0;
        long number = picked++;
        if (number == 0)
            return 0;
        int half = 63 - Long.numberOfLeadingZeros(number);
        long rest = number - (1L << half);
        long start = blocks * ((rest << 1) + 1) >> half + 1;
        return Math.max(0, Math.min(start, blocks - count));
    }

    /** The free piece of at least that many blocks with the least distance; of two, the one behind. */
    private @Nullable Range nearest(long target, long atLeast) {
        Range best = null;
        long least = Long.MAX_VALUE;
        for (Range range : free.ranges()) {
            long distance = range.end() <= target ? target - range.end() + 1 : Math.max(0, range.start() - target);
            if (range.blocks() >= atLeast && distance < least) {
                best = range;
                least = distance;
            }
        }
        return best;
    }
}
