package org.daxscope.journal;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;

/**
 * A journal to look at. Events are numbered from 0 in the order in which they were written; calls form a tree in which
 * the events of a call are the run from the call to its {@link #end}. Accessors that return a number allocate nothing.
 *
 * <p>An index outside 0 to size - 1 is an {@link IndexOutOfBoundsException} everywhere.
 */
public interface JournalReader {
    /** Stands for "no event": the parent of an event at depth 0. */
    int NONE = -1;

    /** Number of events. */
    int size();

    EventKind kind(int index);

    /** Number of calls around the event, 0 or more. */
    int depth(int index);

    /** The innermost call around the event, or {@link #NONE}. */
    int parent(int index);

    /** One past the event's last inner event: where to go on when its inside is to be skipped. Size if open. */
    int end(int index);

    Subject subject(int index);

    /** Argument 0 to 3, as the kind (or the refusal's rule) names it; 0 where there is none. */
    long arg(int index, int number);

    /** Whether the event is a call that has neither returned nor been interrupted. */
    boolean isOpen(int index);

    /** Whether the event is a call that has returned, so that it has a result. */
    boolean hasReturned(int index);

    /**
     * What a call returned: a count, 0, or a negative errno.
     *
     * @throws IllegalStateException when it is no call, is open, or was interrupted
     */
    long result(int index);

    /** The rule of a refusal, {@link Rule#NONE} for every other event. */
    Rule rule(int index);

    /** The reason of a refusal, {@link Reason#NONE} for every other event. */
    Reason reason(int index);

    /** A fingerprint of all events: equal for two runs of the same build exactly when they wrote the same. */
    Digest digest();

    /** An object to hand around; it reads through to this journal. */
    default EventView event(int index) {
        return new EventView(this, Objects.checkIndex(index, size()));
    }

    /** The events from one index up to and without another. */
    default Stream<EventView> events(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        return IntStream.range(from, to).mapToObj(this::event);
    }

    /** The calls that were open right after the event was written, outermost first, itself included if it is a call. */
    default int[] callStack(int index) {
        boolean call = kind(index).shape() == EventKind.Shape.CALL;
        int[] stack = new int[depth(index) + (call ? 1 : 0)];
        int at = call ? index : parent(index);
        for (int i = stack.length - 1; i >= 0; i--) {
            stack[i] = at;
            at = parent(at);
        }
        return stack;
    }

    /** The events directly inside a call, in order; none for other events. */
    default IntStream children(int index) {
        int end = end(index);
        return IntStream.iterate(index + 1, i -> i < end, this::end);
    }

    /** The events at depth 0, in order. */
    default IntStream roots() {
        return IntStream.iterate(0, i -> i < size(), this::end);
    }

    /** The event in words, made now: "direct_access pm0: mode normal, pgoff of disk 256, pages 4 -> -EIO". */
    default String describe(int index) {
        return EventText.of(this, index);
    }

    /** What kind of event it is, in a word: "direct_access". */
    default String name(int index) {
        return EventText.name(kind(index));
    }

    /** The arguments of a call or a change in words, or for a refusal the sentence of its rule with the section. */
    default String details(int index) {
        return EventText.details(this, index);
    }

    /** What a call returned, a count or "-EIO", or in brackets that it did not; empty for other events. */
    default String outcome(int index) {
        return EventText.outcome(this, index);
    }
}
