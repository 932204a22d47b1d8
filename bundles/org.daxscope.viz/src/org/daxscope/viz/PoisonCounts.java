package org.daxscope.viz;

import java.util.EnumSet;
import java.util.Set;

import org.daxscope.machine.image.DeviceImage;

/**
 * How much of any stretch of a disk is latent, known and stale, as {@link DeviceStates} tells them apart; page flags and the
 * kernel's map do not count. A question takes O(log runs), so that thousands of extents can be asked for.
 */
public final class PoisonCounts {
    private static final Set<PageState> COUNTED = EnumSet.of(PageState.LATENT, PageState.KNOWN, PageState.STALE);

    private final StateRuns runs;
    /** Bytes of each state before a run, by the state's ordinal; null for states that do not count. */
    private final long[][] before = new long[PageState.ALL.size()][];

    private PoisonCounts(StateRuns runs) {
        this.runs = runs;
        for (PageState state : COUNTED)
            before[state.ordinal()] = sums(state);
    }

    public static PoisonCounts of(DeviceImage device) {
        return new PoisonCounts(new DeviceStates(device, EnumSet.complementOf(EnumSet.copyOf(COUNTED))).runs());
    }

    private long[] sums(PageState state) {
        var sums = new long[runs.count() + 1];
        for (int run = 0; run < runs.count(); run++)
            sums[run + 1] = sums[run] + (runs.state(run) == state.ordinal() ? runs.end(run) - runs.start(run) : 0);
        return sums;
    }

    /** What lies in [start, end), in bytes of the disk; what is beyond its ends does not count. */
    public Poison in(long start, long end) {
        long from = Math.clamp(start, 0, runs.length());
        long to = Math.clamp(end, from, runs.length());
        return new Poison(bytes(PageState.LATENT, from, to), bytes(PageState.KNOWN, from, to),
                bytes(PageState.STALE, from, to));
    }

    /** What lies on the whole disk. */
    public Poison all() {
        return in(0, runs.length());
    }

    private long bytes(PageState state, long start, long end) {
        return before(state, end) - before(state, start);
    }

    /** Bytes of the state before a position. */
    private long before(PageState state, long position) {
        long[] sums = before[state.ordinal()];
        if (position >= runs.length())
            return sums[sums.length - 1];
        int run = runs.at(position);
        return sums[run] + (runs.state(run) == state.ordinal() ? position - runs.start(run) : 0);
    }

    /**
     * Bytes, multiples of 256 when the stretch asked for is one.
     *
     * @param latent the media faults, and no table knows
     * @param known the media faults, and at least one table records it
     * @param stale the media is healthy, and a table records it as bad
     */
    public record Poison(long latent, long known, long stale) {
        public static final Poison NONE = new Poison(0, 0, 0);

        public Poison plus(Poison other) {
            return new Poison(latent + other.latent, known + other.known, stale + other.stale);
        }
    }
}
