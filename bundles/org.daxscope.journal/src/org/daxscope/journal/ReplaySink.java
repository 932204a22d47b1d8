package org.daxscope.journal;

import java.util.Arrays;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.event.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a machine writes while it performs a step again with what it wrote the first time. Keeps nothing. After
 * a difference every call throws that same one, so that what layers still write on the way out does not hide it.
 */
public final class ReplaySink implements EventSink {
    private static final String END = "end of the recording";

    private final Journal recorded;
    private int next;
    /** The innermost call entered again and not left, or NONE. */
    private int innermost = JournalReader.NONE;
    private @Nullable ReplayDivergence found;

    /**
     * @param next index of the recorded event with which the replay begins; at depth 0
     */
    public ReplaySink(Journal recorded, int next) {
        this.recorded = recorded;
        this.next = next;
    }

    /** Index of the recorded event that must come next. */
    public int next() {
        return next;
    }

    @Override
    public Subject subject(String name) {
        return recorded.subject(name);
    }

    @Override
    public void enter(EventKind call, Subject subject, long a, long b, long c) {
        if (!matches(call, subject, a, b, c, 0))
            throw differs(EventText.event(call, subject, a, b, c));
        innermost = next++;
    }

    @Override
    public void leave(long result) {
        int call = innermost;
        if (found != null)
            throw found;
        if (call == JournalReader.NONE)
            throw differs("return " + EventText.result(result) + " without an open call");
        if (!recorded.hasReturned(call) || recorded.end(call) != next || recorded.result(call) != result)
            throw differs(call, returned(call), returned(call, EventText.result(result), next));
        innermost = recorded.parent(call);
    }

    @Override
    public void change(EventKind kind, Subject subject, long a, long b, long before, long after) {
        if (!matches(kind, subject, a, b, before, after))
            throw differs(EventText.event(kind, subject, a, b, before, after));
        next++;
    }

    @Override
    public void refuse(Subject subject, Reason reason) {
        explained(EventKind.REFUSED, subject, reason);
    }

    @Override
    public void remark(Subject subject, Reason reason) {
        explained(EventKind.REMARK, subject, reason);
    }

    private void explained(EventKind kind, Subject subject, Reason reason) {
        long[] arguments = RefusalArguments.checked(reason);
        if (!matches(kind, subject, arguments[0], arguments[1], arguments[2], arguments[3])
                || recorded.rule(next) != reason.rule()
                || !Arrays.equals(recorded.reason(next).arguments(), reason.arguments()))
            throw differs(EventText.explained(kind, subject, reason));
        next++;
    }

    /** To be asked when the step is over: that nothing is missing. */
    void finish(int end) {
        if (found != null || next != end)
            throw differs("end of the step");
    }

    private boolean matches(EventKind kind, Subject subject, long a, long b, long c, long d) {
        int i = next;
        return found == null && i < recorded.size() && recorded.kind(i) == kind && recorded.parent(i) == innermost
                && recorded.subject(i).equals(subject) && recorded.arg(i, 0) == a && recorded.arg(i, 1) == b
                && recorded.arg(i, 2) == c && recorded.arg(i, 3) == d;
    }

    private ReplayDivergence differs(String replayed) {
        String text = next < recorded.size() ? inside(recorded.parent(next)) + recorded.describe(next) : END;
        return differs(next, text, inside(innermost) + replayed);
    }

    private ReplayDivergence differs(int index, String recordedText, String replayedText) {
        ReplayDivergence first = found;
        if (first == null)
            found = first = new ReplayDivergence(index, recordedText, replayedText);
        return first;
    }

    private String inside(int call) {
        return call == JournalReader.NONE ? "" : "in event " + call + ": ";
    }

    private String returned(int call) {
        if (!recorded.hasReturned(call))
            return recorded.describe(call);
        return returned(call, EventText.result(recorded.result(call)), recorded.end(call));
    }

    private String returned(int call, String result, int end) {
        String text = EventText.event(recorded.kind(call), recorded.subject(call), recorded.arg(call, 0),
                recorded.arg(call, 1), recorded.arg(call, 2));
        return text + " -> " + result + " before event " + end;
    }
}
