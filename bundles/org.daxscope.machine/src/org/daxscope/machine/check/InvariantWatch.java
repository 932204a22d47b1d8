package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.Machine;

/**
 * Looks at the invariants after each operation of a machine, and tells which are broken by it. Knowing the operation it names only
 * the circumstances that this one can bring about: where none is left, nothing but a quirk can be why.
 */
public final class InvariantWatch {
    private final Machine machine;
    private List<Violation> present;

    /** What is broken already is nobody's fault. */
    public InvariantWatch(Machine machine) {
        this.machine = machine;
        this.present = Invariants.of(machine, Integer.MAX_VALUE);
    }

    /** All that is broken now. */
    public List<Violation> present() {
        return present;
    }

    /** To be called after each operation: the violations that were not there before it, with what can be why. */
    public List<Violation> after(Operation operation) {
        Map<String, Stretches> before = new HashMap<>();
        present.forEach(violation -> before.computeIfAbsent(place(violation), key -> new Stretches())
                .add(violation.start(), violation.end()));
        present = Invariants.of(machine, Integer.MAX_VALUE);
        List<Violation> broken = new ArrayList<>();
        for (Violation violation : present) {
            Stretches there = before.get(place(violation));
            if (there == null || !there.meets(violation.start(), violation.end()))
                broken.add(narrowed(violation, Bringers.of(operation)));
        }
        return broken;
    }

    private static String place(Violation violation) {
        return violation.invariant() + " " + violation.disk();
    }

    private static Violation narrowed(Violation violation, Set<Circumstance> brought) {
        return new Violation(violation.invariant(), violation.disk(), violation.start(), violation.end(),
                violation.circumstances().stream().filter(brought::contains).toList(), violation.quirks());
    }
}
