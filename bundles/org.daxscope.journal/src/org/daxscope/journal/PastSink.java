package org.daxscope.journal;

import org.daxscope.kernel.Reason;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/** Stands behind the tap while a machine shows the past: looking writes nothing, acting must be announced. */
record PastSink(Journal journal, Cursor at) implements EventSink {
    @Override
    public Subject subject(String name) {
        return journal.subject(name);
    }

    @Override
    public void enter(EventKind call, Subject subject, long a, long b, long c) {
        throw actedInThePast(call.toString());
    }

    @Override
    public void leave(long result) {
        throw actedInThePast("leave");
    }

    @Override
    public void change(EventKind kind, Subject subject, long a, long b, long before, long after) {
        throw actedInThePast(kind.toString());
    }

    @Override
    public void refuse(Subject subject, Reason reason) {
        throw actedInThePast(EventKind.REFUSED.toString());
    }

    @Override
    public void remark(Subject subject, Reason reason) {
        throw actedInThePast(EventKind.REMARK.toString());
    }

    private IllegalStateException actedInThePast(String what) {
        return new IllegalStateException(what + " while the machine stands in the past, at " + at
                + ": cut the future off first");
    }
}
