package org.daxscope.lab.conformance;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.daxscope.kernel.operation.Operation;

/**
 * What the recorder's processes have open: they open a file at its first use and keep it until the recorder's own umount.
 */
final class FilesHeld {
    private final Set<String> names;

    /** @param made files that were made when the scene was set up */
    FilesHeld(Collection<String> made) {
        this.names = new HashSet<>(made);
    }

    /** A process of the recorder does this. */
    void note(Operation operation) {
        switch (operation) {
            case Operation.Create call -> names.add(call.name());
            case Operation.Read call -> names.add(call.on());
            case Operation.Write call -> names.add(call.on());
            case Operation.Unmount call -> names.clear();
            default -> {
                // What else it opens, it closes again at once or has open already.
            }
        }
    }

    /** Whether a device, or a file of that name, is open. */
    boolean isHeld(String name) {
        return names.contains(name);
    }

    Set<String> save() {
        return Set.copyOf(names);
    }

    void restore(Set<String> saved) {
        names.clear();
        names.addAll(saved);
    }
}
