package org.daxscope.pmem.disk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/**
 * Keeps the changes as short lines ("MEDIA_CLEARED 4096+4096"), calls with their results, and the rules that refused.
 */
final class Recorder implements EventSink {
    private static final Set<EventKind> SILENT = EnumSet.of(EventKind.DATA_COPIED);

    final List<String> changes = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final List<Rule> refusals = new ArrayList<>();
    final List<Rule> remarks = new ArrayList<>();
    private final EventSink subjects = EventSink.none();
    private final Deque<String> open = new ArrayDeque<>();

    void forget() {
        changes.clear();
        calls.clear();
        refusals.clear();
        remarks.clear();
    }

    /** The changes of some kinds. */
    List<String> changes(EventKind... kinds) {
        return changes.stream().filter(line -> List.of(kinds).stream().anyMatch(k -> line.startsWith(k + " ")))
                .toList();
    }

    /** The calls of one kind, as {@code KIND a,b -> result}. */
    List<String> calls(EventKind kind) {
        return calls.stream().filter(line -> line.startsWith(kind + " ")).toList();
    }

    /** Calls that were entered and not left: 0 when nothing is under way. */
    int openCalls() {
        return open.size();
    }

    @Override
    public Subject subject(String name) {
        return subjects.subject(name);
    }

    @Override
    public void enter(EventKind call, Subject subject, long a, long b, long c) {
        open.push(call + " " + a + "," + b);
    }

    @Override
    public void leave(long result) {
        calls.add(open.pop() + " -> " + result);
    }

    @Override
    public void change(EventKind kind, Subject subject, long a, long b, long before, long after) {
        if (!SILENT.contains(kind))
            changes.add(kind + " " + a + "+" + b);
    }

    @Override
    public void refuse(Subject subject, Reason reason) {
        // Every reason must make a sentence of its arguments.
        if (reason.text().isEmpty())
            throw new AssertionError(reason.rule());
        refusals.add(reason.rule());
    }

    @Override
    public void remark(Subject subject, Reason reason) {
        if (reason.text().isEmpty())
            throw new AssertionError(reason.rule());
        remarks.add(reason.rule());
    }
}
