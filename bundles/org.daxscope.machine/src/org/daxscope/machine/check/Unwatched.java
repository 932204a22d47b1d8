package org.daxscope.machine.check;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/** Keeps nothing; names things as a journal does, so that it can take over at any time. */
record Unwatched(Journal journal) implements EventSink {
    @Override
    public Subject subject(String name) {
        return journal.subject(name);
    }

    @Override
    public void enter(EventKind call, Subject subject, long a, long b, long c) {
    }

    @Override
    public void leave(long result) {
    }

    @Override
    public void change(EventKind kind, Subject subject, long a, long b, long before, long after) {
    }

    @Override
    public void remark(Subject subject, Reason reason) {
    }

    @Override
    public void refuse(Subject subject, Reason reason) {
    }
}
