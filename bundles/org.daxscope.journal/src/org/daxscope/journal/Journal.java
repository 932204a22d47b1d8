package org.daxscope.journal;

import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventKind.Shape;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;

/**
 * Everything a machine did, 45 bytes an event, in columns of numbers; text is made only when somebody looks. A call's
 * result is patched into the event that opened it. Not for use by two threads at once.
 */
public final class Journal implements EventSink, JournalReader {
    private static final int RULE_BITS = 16;

    private final EventColumns columns = new EventColumns();
    private final SubjectTable subjects = new SubjectTable();
    private final EventKind[] kinds = EventKind.values();
    private final Rule[] rules = Rule.values();
    /** The innermost open call, or NONE. */
    private int innermost = NONE;
    private int openCalls;

    @Override
    public Subject subject(String name) {
        return subjects.named(name);
    }

    @Override
    public void enter(EventKind call, Subject subject, long a, long b, long c) {
        require(call, Shape.CALL, "enter");
        if (openCalls == Short.MAX_VALUE)
            throw new IllegalStateException("calls nest deeper than " + Short.MAX_VALUE + " at " + call);
        innermost = append(call, subject, EventColumns.OPEN, a, b, c, 0);
        openCalls++;
    }

    @Override
    public void leave(long result) {
        if (innermost == NONE)
            throw new IllegalStateException("leave(" + result + ") without an open call, after event " + (size() - 1));
        close(true, result);
    }

    @Override
    public void change(EventKind kind, Subject subject, long a, long b, long before, long after) {
        require(kind, Shape.CHANGE, "change");
        append(kind, subject, 0, a, b, before, after);
    }

    @Override
    public void refuse(Subject subject, Reason reason) {
        explain(EventKind.REFUSED, subject, reason);
    }

    @Override
    public void remark(Subject subject, Reason reason) {
        explain(EventKind.REMARK, subject, reason);
    }

    private void explain(EventKind kind, Subject subject, Reason reason) {
        long[] arguments = RefusalArguments.checked(reason);
        append(kind, subject, reason.rule().ordinal() | reason.arguments().length << RULE_BITS, arguments[0],
                arguments[1], arguments[2], arguments[3]);
    }

    private int append(EventKind kind, Subject subject, int link, long a, long b, long c, long d) {
        int index = columns.append(kind.ordinal(), openCalls, subjects.idOf(subject), innermost, link);
        columns.arguments(a, b, c, d);
        return index;
    }

    private static void require(EventKind kind, Shape shape, String method) {
        if (kind.shape() != shape)
            throw new IllegalArgumentException(
                    method + "() takes a " + shape + ", but " + kind + " is a " + kind.shape());
    }

    private void close(boolean returned, long result) {
        int call = innermost;
        columns.close(call, returned, result);
        innermost = columns.parent(call);
        openCalls--;
    }

    /** Number of calls entered and not left. */
    public int openCalls() {
        return openCalls;
    }

    /** Closes the open calls without a result: the machine was stopped inside them and will not go on. */
    public void interruptOpenCalls() {
        while (innermost != NONE)
            close(false, 0);
    }

    /** Forgets the events from this index on: all is as it was right before that event was written. */
    public void truncate(int newSize) {
        if (newSize < 0 || newSize > size())
            throw new IllegalArgumentException("truncate(" + newSize + ") of a journal of " + size() + " events");
        if (newSize == size())
            return;
        reopen(parent(newSize));
        columns.truncate(newSize);
    }

    /** Forgets what came after this event, returns of calls included: all is as it was right after it was written. */
    public void truncateAfter(int index) {
        reopen(kind(index).shape() == Shape.CALL ? index : parent(index));
        columns.truncate(index + 1);
    }

    private void reopen(int innermostCall) {
        innermost = innermostCall;
        openCalls = innermostCall == NONE ? 0 : depth(innermostCall) + 1;
        for (int call = innermostCall; call != NONE; call = parent(call))
            columns.reopen(call);
    }

    /** Bytes of the columns, room for coming events included. */
    public long columnBytes() {
        return columns.bytes();
    }

    @Override
    public int size() {
        return columns.size();
    }

    @Override
    public EventKind kind(int index) {
        return kinds[columns.kind(index)];
    }

    @Override
    public int depth(int index) {
        return columns.depth(index);
    }

    @Override
    public int parent(int index) {
        return columns.parent(index);
    }

    @Override
    public int end(int index) {
        return isCall(index) ? columns.end(index) : index + 1;
    }

    @Override
    public Subject subject(int index) {
        return subjects.get(columns.subject(index));
    }

    @Override
    public long arg(int index, int number) {
        return isCall(index) && number == EventChunk.ARGUMENTS - 1 ? 0 : columns.argument(index, number);
    }

    @Override
    public boolean isOpen(int index) {
        return isCall(index) && columns.link(index) == EventColumns.OPEN;
    }

    @Override
    public boolean hasReturned(int index) {
        return isCall(index) && columns.link(index) >= 0;
    }

    @Override
    public long result(int index) {
        if (!hasReturned(index))
            throw new IllegalStateException("event " + index + " has no result: " + describe(index));
        return columns.argument(index, EventChunk.ARGUMENTS - 1);
    }

    @Override
    public Rule rule(int index) {
        return kind(index).shape().hasReason() ? rules[columns.link(index) & (1 << RULE_BITS) - 1] : Rule.NONE;
    }

    @Override
    public Reason reason(int index) {
        if (!kind(index).shape().hasReason())
            return Reason.NONE;
        long[] arguments = new long[columns.link(index) >>> RULE_BITS];
        for (int i = 0; i < arguments.length; i++)
            arguments[i] = columns.argument(index, i);
        return new Reason(rule(index), arguments);
    }

    @Override
    public Digest digest() {
        return JournalDigest.of(columns, subjects);
    }

    private boolean isCall(int index) {
        return kind(index).shape() == Shape.CALL;
    }
}
