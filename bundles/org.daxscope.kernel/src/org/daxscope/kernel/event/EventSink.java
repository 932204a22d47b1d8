package org.daxscope.kernel.event;

import org.daxscope.kernel.Reason;

/**
 * Where the layers say what they do. An event is written right after the change it tells, so that stopping at an event
 * leaves the machine exactly as it was then.
 */
public interface EventSink {
    /** The subject of that name; the same one at each asking. */
    Subject subject(String name);

    /** Opens a call; events until {@link #leave} are one deeper. Arguments as {@link EventKind} names them. */
    void enter(EventKind call, Subject subject, long a, long b, long c);

    /** Closes the innermost open call with its result: a count, 0, or a negative errno. */
    void leave(long result);

    /** A change of state, already made. */
    void change(EventKind kind, Subject subject, long a, long b, long before, long after);

    /** An operation is refused here, for that reason. */
    void refuse(Subject subject, Reason reason);

    /** What happens here surprises, for that reason, though nothing is refused. Changes nothing. */
    void remark(Subject subject, Reason reason);

    /**
     * A call wants a lock, and has it when this returns. Journals have no part in it: it is for who lets two calls run at a time
     * and must let one wait.
     */
    default void lock(KernelLock lock) {
    }

    /** The call gives a lock back. */
    default void unlock(KernelLock lock) {
    }

    /** One that keeps nothing, for machines nobody watches. */
    static EventSink none() {
        return new EventSink() {
            private final java.util.Map<String, Subject> subjects = new java.util.LinkedHashMap<>();

            @Override
            public Subject subject(String name) {
                return subjects.computeIfAbsent(name, n -> new Subject(subjects.size(), n));
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
            public void refuse(Subject subject, Reason reason) {
            }

            @Override
            public void remark(Subject subject, Reason reason) {
            }
        };
    }
}
