package org.daxscope.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The steps of a machine, how many events there were after each, and snapshots to come back to. Beyond a number of
 * snapshots it thins the older ones to a spacing that doubles when needed, so that the way from the nearest snapshot
 * stays a bounded share of the whole; the beginning and the latest quarter are spared.
 */
public final class Timeline<S> {
    /** Fewer snapshots than this could not be thinned sensibly. */
    public static final int SMALLEST_MAXIMUM = 8;

    private final int maximum;
    private final List<Snapshot<S>> snapshots = new ArrayList<>();
    /** Events written after so many steps. */
    private int[] events = new int[16];
    private int steps;
    /** Smallest distance between thinned snapshots, in steps plus events. */
    private long spacing = 1;

    /**
     * @param start state and moment before the first step; its step is 0
     * @param maximum snapshots to keep, at least {@value #SMALLEST_MAXIMUM}
     */
    public Timeline(Snapshot<S> start, int maximum) {
        if (maximum < SMALLEST_MAXIMUM)
            throw new IllegalArgumentException("at most " + maximum + " snapshots: must be 8 or more");
        if (start.at().step() != 0)
            throw new IllegalArgumentException("a timeline starts at step 0, not at " + start.at());
        this.maximum = maximum;
        events[0] = start.at().event();
        snapshots.add(start);
    }

    /** One that keeps a snapshot after every step. */
    public static <S> Timeline<S> keepingAll(Snapshot<S> start) {
        return new Timeline<>(start, Integer.MAX_VALUE);
    }

    /** Steps performed. */
    public int steps() {
        return steps;
    }

    /** Snapshots kept at present. */
    public int snapshots() {
        return snapshots.size();
    }

    /** Events written when that many steps were over. */
    public int eventsAfter(int step) {
        return events[Objects.checkIndex(step, steps + 1)];
    }

    public Cursor start() {
        return new Cursor(0, events[0]);
    }

    public Cursor end() {
        return new Cursor(steps, events[steps]);
    }

    /** Adds the state after the next step. */
    public void add(Snapshot<S> snapshot) {
        Cursor at = snapshot.at();
        if (at.step() != steps + 1 || at.event() < events[steps])
            throw new IllegalArgumentException(at + " does not follow " + end());
        if (at.step() == events.length)
            events = Arrays.copyOf(events, events.length * 2);
        events[at.step()] = at.event();
        steps = at.step();
        snapshots.add(snapshot);
        if (snapshots.size() > maximum)
            thin();
    }

    /** Forgets the steps after that many. */
    public void truncate(int newSteps) {
        steps = Objects.checkIndex(newSteps, steps + 1);
        while (snapshots.getLast().at().step() > newSteps)
            snapshots.removeLast();
    }

    /** Makes sure that there is a snapshot at the end; the state is the one there. */
    void keepEnd(S state) {
        if (!snapshots.getLast().at().equals(end()))
            snapshots.add(new Snapshot<>(end(), state));
    }

    /** The latest snapshot that is not after that moment. */
    public Snapshot<S> atOrBefore(Cursor moment) {
        int low = 0;
        int high = snapshots.size() - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (snapshots.get(middle).at().compareTo(moment) <= 0)
                low = middle;
            else
                high = middle - 1;
        }
        if (snapshots.get(low).at().compareTo(moment) > 0)
            throw new IllegalArgumentException(moment + " is before the start, " + start());
        return snapshots.get(low);
    }

    /** The moment after that many steps. */
    public Cursor afterStep(int step) {
        return new Cursor(step, eventsAfter(step));
    }

    /** The moment when that many events had been written: after a whole step if one ended there, else inside a step. */
    public Cursor afterEvents(int count) {
        if (count < events[0] || count > events[steps])
            throw new IndexOutOfBoundsException(count + " events: the timeline goes from " + start() + " to " + end());
        int low = 0;
        int high = steps;
        while (low < high) {
            int middle = low + high >>> 1;
            if (events[middle] < count)
                low = middle + 1;
            else
                high = middle;
        }
        return new Cursor(events[low] == count ? low : low - 1, count);
    }

    /** Whether that moment is one of this timeline: after a step, or inside one. */
    public boolean contains(Cursor moment) {
        int step = moment.step();
        if (step > steps || moment.event() < events[step])
            return false;
        return moment.event() == events[step] || step < steps && moment.event() < events[step + 1];
    }

    private void thin() {
        keepOnePerSpacing();
        while (snapshots.size() > maximum / 4 * 3) {
            spacing *= 2;
            keepOnePerSpacing();
        }
    }

    private void keepOnePerSpacing() {
        int spared = snapshots.size() - maximum / 4;
        List<Snapshot<S>> kept = new ArrayList<>();
        long cell = -1;
        for (int i = 0; i < snapshots.size(); i++) {
            Cursor at = snapshots.get(i).at();
            long ownCell = ((long) at.step() + at.event()) / spacing;
            if (ownCell != cell || i >= spared)
                kept.add(snapshots.get(i));
            cell = ownCell;
        }
        snapshots.clear();
        snapshots.addAll(kept);
    }
}
