package org.daxscope.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/** Remembers by brute force a copy of the state after each event, and the calls that were open then. */
final class History<S> implements EventSink {
    final List<S> states = new ArrayList<>();
    final List<int[]> stacks = new ArrayList<>();
    private final List<Integer> open = new ArrayList<>();
    private final EventSink target;
    private final Supplier<S> state;

    History(EventSink target, Supplier<S> state) {
        this.target = target;
        this.state = state;
    }

    @Override
    public Subject subject(String name) {
        return target.subject(name);
    }

    @Override
    public void enter(EventKind call, Subject subject, long a, long b, long c) {
        target.enter(call, subject, a, b, c);
        open.add(states.size());
        remember();
    }

    @Override
    public void leave(long result) {
        target.leave(result);
        open.removeLast();
    }

    @Override
    public void change(EventKind kind, Subject subject, long a, long b, long before, long after) {
        target.change(kind, subject, a, b, before, after);
        remember();
    }

    @Override
    public void refuse(Subject subject, Reason reason) {
        target.refuse(subject, reason);
        remember();
    }

    @Override
    public void remark(Subject subject, Reason reason) {
        target.remark(subject, reason);
        remember();
    }

    private void remember() {
        states.add(state.get());
        stacks.add(open.stream().mapToInt(Integer::intValue).toArray());
    }
}
