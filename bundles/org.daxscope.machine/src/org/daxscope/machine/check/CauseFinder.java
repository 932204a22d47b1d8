package org.daxscope.machine.check;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.Quirk;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Script;

/**
 * Finds out which quirk broke an invariant by doing everything again on the same kernel with that quirk mended. No guess: a
 * quirk is a cause exactly when the violation does not occur without it.
 */
public final class CauseFinder {
    private final Script script;

    /** @param script the scene, and the steps that led to the violation */
    public CauseFinder(Script script) {
        this.script = script;
    }

    /** The quirks without which the violation does not occur, each for itself; empty when there is none. */
    public List<Quirk> causes(Violation violation) {
        List<Quirk> causes = new ArrayList<>();
        for (Quirk quirk : violation.quirks())
            if (!occurs(violation, List.of(quirk)))
                causes.add(quirk);
        return causes;
    }

    /** Whether it occurs on a kernel without these quirks. */
    public boolean occurs(Violation violation, List<Quirk> mended) {
        List<Quirk> all = new ArrayList<>(script.scene().kernel().mended());
        all.addAll(mended);
        Bench bench = new Bench(script.scene().withKernel(new KernelSpec(script.scene().kernel().name(), all)),
                script.steps());
        return Invariants.of(bench.machine(), Integer.MAX_VALUE).stream().anyMatch(violation::meets);
    }
}
