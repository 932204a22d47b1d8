package org.daxscope.machine;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.KernelLock;
import org.daxscope.kernel.event.Subject;

/** Counts the calls that are open in the journal, so that those a kernel oops broke off can be closed. */
final class OpenCalls implements EventSink {
    private final EventSink events;
    private int open;

    OpenCalls(EventSink events) {
        this.events = events;
    }

    /** A new operation begins; a stop at an event may have left the one before in the middle. */
    void begin() {
        open = 0;
    }

    /** Closes what is open but for the operation itself. */
    void breakOff() {
        while (open > 1)
            leave(-Errno.EFAULT.number());
    }

    @Override
    public Subject subject(String name) {
        return events.subject(name);
    }

    @Override
    public void lock(KernelLock lock) {
        events.lock(lock);
    }

    @Override
    public void unlock(KernelLock lock) {
        events.unlock(lock);
    }

    @Override
    public void enter(EventKind call, Subject subject, long a, long b, long c) {
        open++;
        events.enter(call, subject, a, b, c);
    }

    @Override
    public void leave(long result) {
        open--;
        events.leave(result);
    }

    @Override
    public void change(EventKind kind, Subject subject, long a, long b, long before, long after) {
        events.change(kind, subject, a, b, before, after);
    }

    @Override
    public void refuse(Subject subject, Reason reason) {
        events.refuse(subject, reason);
    }

    @Override
    public void remark(Subject subject, Reason reason) {
        events.remark(subject, reason);
    }
}
