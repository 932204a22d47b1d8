package org.daxscope.machine.scene;

import java.util.List;

import org.daxscope.kernel.operation.Operation;

/**
 * One thing a user did: one operation, or several that belong together, like punching a hole and writing it again.
 *
 * @param title what it is called; empty when the operation says it all
 * @param operations at least one, performed in order; all are tried whatever the others gave
 */
public record Step(String title, List<Operation> operations) {
    public Step {
        operations = List.copyOf(operations);
        if (operations.isEmpty())
            throw new IllegalArgumentException("a step without an operation");
    }

    public static Step of(Operation operation) {
        return new Step("", List.of(operation));
    }
}
