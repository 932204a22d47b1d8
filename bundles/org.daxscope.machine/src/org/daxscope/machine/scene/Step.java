package org.daxscope.machine.scene;

import java.util.List;

import org.daxscope.kernel.operation.Operation;

/**
 * One thing a user did: one operation, or several that belong together, like punching a hole and writing it again.
 *
 * @param title what it is called; empty when the operation says it all
 * @param operations at least one, performed in order; all are tried whatever the others gave
 * @param cutAfter events after which it is left for good, because power fails; {@link #WHOLE} when it is done to its end
 */
public record Step(String title, List<Operation> operations, int cutAfter) {
    /** As cutAfter: not cut. */
    public static final int WHOLE = 0;

    public Step {
        operations = List.copyOf(operations);
        if (operations.isEmpty())
            throw new IllegalArgumentException("a step without an operation");
        if (cutAfter < 0)
            throw new IllegalArgumentException("a step cut after " + cutAfter + " events, expected 0 or more");
    }

    /** One that is done to its end. */
    public Step(String title, List<Operation> operations) {
        this(title, operations, WHOLE);
    }

    /** The same, left for good after so many events. */
    public Step cutAfter(int events) {
        return new Step(title, operations, events);
    }

    public static Step of(Operation operation) {
        return new Step("", List.of(operation));
    }
}
