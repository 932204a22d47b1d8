package org.daxscope.journal;

import org.daxscope.kernel.Reason;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.KernelLock;
import org.daxscope.kernel.event.Subject;

/** The sink a machine is built with when it is to travel in time: what stands behind it can be exchanged. */
public final class EventTap implements EventSink {
    private EventSink target;

    public EventTap(EventSink target) {
        this.target = target;
    }

    /** From now on events go there. */
    public void to(EventSink newTarget) {
        target = newTarget;
    }

    @Override
    public Subject subject(String name) {
        return target.subject(name);
    }

    @Override
    public void lock(KernelLock lock) {
        target.lock(lock);
    }

    @Override
    public void unlock(KernelLock lock) {
        target.unlock(lock);
    }

    @Override
    public void enter(EventKind call, Subject subject, long a, long b, long c) {
        target.enter(call, subject, a, b, c);
    }

    @Override
    public void leave(long result) {
        target.leave(result);
    }

    @Override
    public void change(EventKind kind, Subject subject, long a, long b, long before, long after) {
        target.change(kind, subject, a, b, before, after);
    }

    @Override
    public void refuse(Subject subject, Reason reason) {
        target.refuse(subject, reason);
    }

    @Override
    public void remark(Subject subject, Reason reason) {
        target.remark(subject, reason);
    }
}
