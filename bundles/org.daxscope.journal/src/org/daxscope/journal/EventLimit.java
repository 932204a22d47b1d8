package org.daxscope.journal;

import org.daxscope.kernel.Reason;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/** Passes events on up to and with one of them, then stops the machine by {@link StoppedAtEvent}. */
public final class EventLimit implements EventSink {
    private final EventSink target;
    private final int last;
    private int next;

    /**
     * @param next index which the next event will get
     * @param last index of the event to stop after, at least next
     */
    public EventLimit(EventSink target, int next, int last) {
        if (last < next)
            throw new IllegalArgumentException("cannot stop after event " + last + ": the next one is " + next);
        this.target = target;
        this.next = next;
        this.last = last;
    }

    /** One in front of a journal, which then keeps what happened up to that event, with its calls still open. */
    public static EventLimit before(Journal journal, int last) {
        return new EventLimit(journal, journal.size(), last);
    }

    @Override
    public Subject subject(String name) {
        return target.subject(name);
    }

    @Override
    public void enter(EventKind call, Subject subject, long a, long b, long c) {
        stopIfOver();
        target.enter(call, subject, a, b, c);
        passed();
    }

    @Override
    public void leave(long result) {
        // Over as well: a layer that leaves while the stop passes through it must not close its call.
        stopIfOver();
        target.leave(result);
    }

    @Override
    public void change(EventKind kind, Subject subject, long a, long b, long before, long after) {
        stopIfOver();
        target.change(kind, subject, a, b, before, after);
        passed();
    }

    @Override
    public void refuse(Subject subject, Reason reason) {
        stopIfOver();
        target.refuse(subject, reason);
        passed();
    }

    @Override
    public void remark(Subject subject, Reason reason) {
        stopIfOver();
        target.remark(subject, reason);
        passed();
    }

    private void passed() {
        next++;
        stopIfOver();
    }

    private void stopIfOver() {
        if (next > last)
            throw new StoppedAtEvent(last);
    }
}
