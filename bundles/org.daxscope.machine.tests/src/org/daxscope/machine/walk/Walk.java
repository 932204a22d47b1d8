package org.daxscope.machine.walk;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.journal.Digest;
import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineState;

/** A machine on a walk, which tells its seed when something is thrown. */
final class Walk {
    private final long seed;
    private final Journal journal = new Journal();
    private final Dicer dicer;
    private final Machine machine;
    private final List<Operation> taken = new ArrayList<>();

    /** Over a whole stack. */
    Walk(KernelModel kernel, long seed) {
        this(kernel, seed, new RandomStack(seed));
    }

    /** @param seed that the dicer was made from */
    Walk(KernelModel kernel, long seed, Dicer dicer) {
        this.seed = seed;
        this.dicer = dicer;
        machine = new Machine(dicer.machine(kernel), journal);
    }

    Machine machine() {
        return machine;
    }

    Journal journal() {
        return journal;
    }

    Digest digest() {
        return journal.digest();
    }

    /** What was asked, in order. */
    List<Operation> taken() {
        return List.copyOf(taken);
    }

    /** One more step by the dice. */
    Object step() {
        return perform(dicer.next(machine));
    }

    /**
     * What came of it. What the model cannot do is taken back, as a run does; whatever else is thrown ends the walk.
     *
     * @return unsupported sentences as text
     */
    Object perform(Operation operation) {
        taken.add(operation);
        MachineState before = machine.save();
        int events = journal.size();
        try {
            return machine.perform(operation);
        } catch (UnsupportedOperationException unsupported) {
            machine.restore(before);
            journal.truncate(events);
            return String.valueOf(unsupported.getMessage());
        } catch (RuntimeException | Error broken) {
            throw new AssertionError(this + ": " + operation, broken);
        }
    }

    @Override
    public String toString() {
        return "seed " + seed + " on " + machine.kernel().label() + ", operation " + (taken.size() - 1);
    }
}
