package org.daxscope.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;

/** Copies events out of a journal that goes on: the copy stays as it is, and any thread may read it. */
public final class JournalExcerpt {
    private final JournalReader source;
    private final Journal copy = new Journal();
    /** Calls of the source that are open in the copy, innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();

    private JournalExcerpt(JournalReader source) {
        this.source = source;
    }

    /**
     * The events from one index up to and without another, numbered from 0. A call that goes on behind them ends with them, and
     * has its result.
     *
     * @param from an event at depth 0, or to
     */
    public static JournalReader of(JournalReader source, int from, int to) {
        Objects.checkFromToIndex(from, to, source.size());
        if (from < to && source.depth(from) > 0)
            throw new IllegalArgumentException("event " + from + " lies inside a call: " + source.describe(from));
        JournalExcerpt excerpt = new JournalExcerpt(source);
        for (int event = from; event < to; event++)
            excerpt.add(event);
        excerpt.closeCallsEndingBy(Integer.MAX_VALUE);
        return excerpt.copy;
    }

    private void add(int event) {
        closeCallsEndingBy(event);
        EventKind kind = source.kind(event);
        Subject subject = copy.subject(source.subject(event).name());
        switch (kind.shape()) {
            case CALL -> {
                copy.enter(kind, subject, source.arg(event, 0), source.arg(event, 1), source.arg(event, 2));
                open.push(event);
            }
            case CHANGE -> copy.change(kind, subject, source.arg(event, 0), source.arg(event, 1),
                    source.arg(event, 2), source.arg(event, 3));
            case REFUSAL -> copy.refuse(subject, source.reason(event));
            case REMARK -> copy.remark(subject, source.reason(event));
        }
    }

    private void closeCallsEndingBy(int event) {
        while (!open.isEmpty() && source.end(open.peek()) <= event) {
            int call = open.pop();
            if (source.hasReturned(call))
                copy.leave(source.result(call));
            else
                if (!source.isOpen(call)) {
                    // A machine is stopped inside all its calls at once.
                    copy.interruptOpenCalls();
                    open.clear();
                }
        }
    }
}
