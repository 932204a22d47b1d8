package org.daxscope.journal;

import java.util.BitSet;

/**
 * Puts a machine into any moment of its past: after a step from a snapshot, at an event by performing the step again up
 * to there. What is performed again is compared with the journal. The machine must write into the tap.
 */
public final class TimeTravel<S> {
    private final Replayable<S> machine;
    private final EventTap tap;
    private final Journal journal;
    private final Timeline<S> timeline;
    /** Steps that were left for good in their middle: performed again, they stop where they were left. */
    private final BitSet cutSteps = new BitSet();
    private Cursor position;

    /** Begins with the machine as it is now. */
    public TimeTravel(Replayable<S> machine, EventTap tap, Journal journal, int maximumSnapshots) {
        this.machine = machine;
        this.tap = tap;
        this.journal = journal;
        position = new Cursor(0, journal.size());
        timeline = new Timeline<>(new Snapshot<>(position, machine.save()), maximumSnapshots);
        tap.to(journal);
    }

    public JournalReader journal() {
        return journal;
    }

    /** Where the machine stands. */
    public Cursor position() {
        return position;
    }

    /** The end of the timeline. */
    public Cursor present() {
        return timeline.end();
    }

    public boolean isAtPresent() {
        return position.equals(present());
    }

    /** The moment after that many steps. */
    public Cursor afterStep(int steps) {
        return timeline.afterStep(steps);
    }

    /** The moment right after an event. */
    public Cursor afterEvent(int index) {
        return timeline.afterEvents(index + 1);
    }

    /** The moment right before an event. */
    public Cursor beforeEvent(int index) {
        return timeline.afterEvents(index);
    }

    /** Says that the machine, standing at the present, has just performed one more step, written to the journal. */
    public Cursor stepped() {
        if (!isAtPresent())
            throw new IllegalStateException("a step at " + position + ", before the present " + present());
        if (journal.openCalls() > 0)
            throw new IllegalStateException("the step is not over: " + journal.openCalls() + " calls are open");
        return remember();
    }

    /**
     * Performs one more step at the present, up to so many events, and leaves it there for good as {@link #cutFuture} does; to
     * its end when it writes fewer.
     *
     * @param events 1 or more
     */
    public Cursor stepUpTo(int events, Runnable step) {
        if (!isAtPresent())
            throw new IllegalStateException("a step at " + position + ", before the present " + present());
        int first = journal.size();
        tap.to(new EventLimit(journal, first, first + events - 1));
        try {
            step.run();
            tap.to(journal);
            return stepped();
        } catch (StoppedAtEvent stop) {
            tap.to(journal);
            journal.interruptOpenCalls();
            cutSteps.set(position.step());
            return remember();
        }
    }

    private Cursor remember() {
        position = new Cursor(position.step() + 1, journal.size());
        timeline.add(new Snapshot<>(position, machine.save()));
        return position;
    }

    /** Takes back a step that broke off and was not announced by {@link #stepped}: events go, the state returns. */
    public void abandonStep() {
        journal.truncate(present().event());
        goTo(position);
    }

    /**
     * Puts the machine into that moment.
     *
     * @throws ReplayDivergence when the machine does something else than the first time; it then stands at a snapshot
     */
    public void goTo(Cursor moment) {
        if (!timeline.contains(moment))
            throw new IllegalArgumentException(moment + " is not between " + timeline.start() + " and " + present());
        Snapshot<S> base = timeline.atOrBefore(moment);
        stand(base);
        boolean arrived = false;
        try {
            for (int step = base.at().step(); step < moment.step(); step++)
                replay(step, timeline.eventsAfter(step + 1), cutSteps.get(step));
            if (moment.event() > timeline.eventsAfter(moment.step()))
                replay(moment.step(), moment.event(), true);
            arrived = true;
        } finally {
            if (!arrived)
                stand(base);
        }
        stand(moment);
    }

    private void stand(Snapshot<S> snapshot) {
        machine.restore(snapshot.state());
        stand(snapshot.at());
    }

    private void stand(Cursor moment) {
        position = moment;
        tap.to(isAtPresent() ? journal : new PastSink(journal, moment));
    }

    private void replay(int step, int end, boolean stops) {
        int next = timeline.eventsAfter(step);
        ReplaySink comparison = new ReplaySink(journal, next);
        tap.to(stops ? new EventLimit(comparison, next, end - 1) : comparison);
        try {
            machine.perform(step);
        } catch (StoppedAtEvent stop) {
            if (stops)
                return;
            throw stop;
        }
        // A step that was to be stopped should not have come back: the next event of the journal is missing.
        comparison.finish(stops ? JournalReader.NONE : end);
    }

    /**
     * Cuts the future off, so that the machine can act where it stands. Inside a step this leaves the step for good:
     * its open calls are interrupted, and the part that was done counts as a step.
     *
     * @return the new present
     */
    public Cursor cutFuture() {
        int step = position.step();
        boolean inside = position.event() > timeline.eventsAfter(step);
        timeline.truncate(step);
        cutSteps.clear(step, Math.max(step, cutSteps.length()));
        if (inside) {
            journal.truncateAfter(position.event() - 1);
            journal.interruptOpenCalls();
            cutSteps.set(step);
            remember();
        } else {
            journal.truncate(position.event());
            timeline.keepEnd(machine.save());
        }
        tap.to(journal);
        return position;
    }
}
