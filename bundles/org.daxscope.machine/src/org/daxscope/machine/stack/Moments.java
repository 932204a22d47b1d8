package org.daxscope.machine.stack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.event.EventKind.Shape;

/** The moments of a stretch of the journal, in the order of their happening: each event, and each return of a call. */
public final class Moments {
    private final List<Moment> all;

    /**
     * One of them.
     *
     * @param event its number
     * @param returns whether the call returns here; it was made at the event itself
     */
    public record Moment(int event, boolean returns) {
    }

    private Moments(List<Moment> all) {
        this.all = List.copyOf(all);
    }

    public static Moments of(JournalReader events) {
        List<Moment> all = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int event = 0; event < events.size(); event++) {
            close(all, open, events, event);
            all.add(new Moment(event, false));
            if (events.kind(event).shape() == Shape.CALL)
                open.push(event);
        }
        close(all, open, events, Integer.MAX_VALUE);
        return new Moments(all);
    }

    private static void close(List<Moment> all, Deque<Integer> open, JournalReader events, int before) {
        while (!open.isEmpty() && events.end(open.peek()) <= before) {
            int call = open.pop();
            if (events.hasReturned(call))
                all.add(new Moment(call, true));
        }
    }

    public int count() {
        return all.size();
    }

    /** @param index 0 to count - 1 */
    public Moment get(int index) {
        return all.get(index);
    }

    /** Where an event happens, or a call is made; -1 for an event that there is not. */
    public int of(int event) {
        return all.indexOf(new Moment(event, false));
    }

    /** Events that have happened by then: the state of the machine is that after the last of them. */
    public int eventsAt(int index) {
        int last = -1;
        for (int i = 0; i <= index; i++)
            last = Math.max(last, all.get(i).event());
        return last + 1;
    }
}
