package org.daxscope.lab.shell;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;

/** How commands reach the machine. */
@FunctionalInterface
public interface Door {
    Outcome perform(Operation operation);
}
