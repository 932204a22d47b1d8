package org.daxscope.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.daxscope.journal.Digest;
import org.daxscope.journal.Journal;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.check.Invariants;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A random walk over a random stack")
class RandomWalkTest {
    private static final long SEED = 20211105;

    /** What the model cannot do is taken back, as a run does; whatever else is thrown ends the walk and names its seed. */
    private static void perform(Machine machine, Journal journal, Operation operation, long seed, int number) {
        MachineState before = machine.save();
        int events = journal.size();
        try {
            machine.perform(operation);
        } catch (UnsupportedOperationException unsupported) {
            machine.restore(before);
            journal.truncate(events);
        } catch (RuntimeException | Error broken) {
            throw new AssertionError("seed " + seed + ", operation " + number + ": " + operation, broken);
        }
    }

    private static Digest walk(KernelPreset kernel, long seed, int operations, List<Operation> taken) {
        Journal journal = new Journal();
        RandomStack stack = new RandomStack(seed);
        Machine machine = new Machine(stack.machine(KernelModel.of(kernel)), journal);
        for (int i = 0; i < operations; i++) {
            taken.add(stack.next(machine));
            perform(machine, journal, taken.getLast(), seed, i);
        }
        return journal.digest();
    }

    @Test
    @DisplayName("of 10,000 operations, snapshotted and replayed, gives the same journal")
    void tenThousand() {
        List<Operation> taken = new ArrayList<>();
        Digest walked = walk(KernelPreset.G60, SEED, 10_000, taken);

        Journal journal = new Journal();
        Machine machine = new Machine(new RandomStack(SEED).machine(KernelModel.of(KernelPreset.G60)), journal);
        Random random = new Random(SEED);
        int done = 0;
        while (done < taken.size()) {
            int next = Math.min(taken.size(), done + 1 + random.nextInt(200));
            MachineState before = machine.save();
            int events = journal.size();
            // A way that is given up again, then the real one.
            for (int i = done; i < Math.min(next, done + 20); i++)
                perform(machine, journal, taken.get(i), SEED, i);
            machine.restore(before);
            journal.truncate(events);
            for (; done < next; done++)
                perform(machine, journal, taken.get(done), SEED, done);
        }

        assertThat(journal.digest()).isEqualTo(walked);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void nothingIsThrownAndTheInvariantsCanAlwaysBeAsked(KernelPreset kernel) {
        long seed = SEED + kernel.ordinal();
        Journal journal = new Journal();
        RandomStack stack = new RandomStack(seed);
        Machine machine = new Machine(stack.machine(KernelModel.of(kernel)), journal);
        for (int i = 0; i < 600; i++) {
            perform(machine, journal, stack.next(machine), seed, i);
            if (i % 20 == 0)
                assertThat(Invariants.of(machine, 10)).allSatisfy(violation -> assertThat(
                        violation.circumstances().size() + violation.quirks().size()).isPositive());
        }
    }
}
