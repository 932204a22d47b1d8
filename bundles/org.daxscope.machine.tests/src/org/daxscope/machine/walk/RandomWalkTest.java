package org.daxscope.machine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.daxscope.journal.Digest;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.MachineState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A random walk over a random stack")
class RandomWalkTest {
    private static final long SEED = 20211105;
    private static final int OPERATIONS = 900;

    private static final Map<KernelPreset, Taken> WALKS = new EnumMap<>(KernelPreset.class);

    /** A walk, found by going it once. */
    private record Taken(List<Operation> operations, List<Object> outcomes, Digest digest) {
    }

    private static Taken walk(KernelPreset kernel) {
        return WALKS.computeIfAbsent(kernel, one -> go(one, SEED + one.ordinal(), OPERATIONS));
    }

    private static Taken go(KernelPreset kernel, long seed, int operations) {
        Walk walk = new Walk(KernelModel.of(kernel), seed);
        List<Object> outcomes = new ArrayList<>();
        for (int i = 0; i < operations; i++)
            outcomes.add(walk.step());
        return new Taken(walk.taken(), outcomes, walk.digest());
    }

    private static Walk again(KernelPreset kernel) {
        return new Walk(KernelModel.of(kernel), SEED + kernel.ordinal());
    }

    @Test
    @DisplayName("of 10,000 operations, snapshotted and replayed, gives the same journal")
    void tenThousand() {
        Taken taken = go(KernelPreset.G60, SEED, 10_000);

        Walk walk = new Walk(KernelModel.of(KernelPreset.G60), SEED);
        Random random = new Random(SEED);
        int done = 0;
        while (done < taken.operations.size()) {
            int next = Math.min(taken.operations.size(), done + 1 + random.nextInt(200));
            MachineState before = walk.machine().save();
            int events = walk.journal().size();
            // A way that is given up again, then the real one.
            taken.operations.subList(done, Math.min(next, done + 20)).forEach(walk::perform);
            walk.machine().restore(before);
            walk.journal().truncate(events);
            taken.operations.subList(done, next).forEach(walk::perform);
            done = next;
        }

        assertThat(walk.digest()).isEqualTo(taken.digest);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void nothingIsThrownAndEveryPictureCanBeTaken(KernelPreset kernel) {
        Taken taken = walk(kernel);
        Walk walk = again(kernel);
        Random random = new Random(SEED);

        for (int i = 0; i < OPERATIONS; i++) {
            assertThat(walk.perform(taken.operations.get(i))).as("%s", walk).isEqualTo(taken.outcomes.get(i));
            if (i % 10 == 0) {
                walk.machine().image();
                walk.machine().page("pm0", random.nextLong(Dice.DISK_BYTES));
            }
        }
        assertThat(walk.digest()).isEqualTo(taken.digest);
    }

    /** So that no kind is left out for good when one is new; and a walk on which all of a kind fails shows little of it. */
    @Test
    void everyKindOfOperationComesUpAndWorks() {
        Set<String> came = new TreeSet<>();
        Set<String> worked = new TreeSet<>();
        for (KernelPreset kernel : KernelPreset.values()) {
            Taken taken = walk(kernel);
            for (int i = 0; i < OPERATIONS; i++) {
                String kind = taken.operations.get(i).getClass().getSimpleName();
                came.add(kind);
                if (taken.outcomes.get(i) instanceof Outcome outcome && !(outcome instanceof Outcome.Failed))
                    worked.add(kind);
            }
        }
        Set<String> all = new TreeSet<>();
        for (Class<?> kind : Operation.class.getPermittedSubclasses())
            all.add(kind.getSimpleName());

        assertThat(came).isEqualTo(all);
        all.remove("Discard"); // No device of the model can.
        assertThat(worked).isEqualTo(all);
    }

    @Test
    void everyReasonIsASentence() {
        for (KernelPreset kernel : KernelPreset.values())
            assertThat(walk(kernel).outcomes).allSatisfy(outcome -> {
                if (outcome instanceof Outcome.Failed failed)
                    assertThat(failed.reason().text()).isNotBlank().doesNotContain("%", "null");
                if (outcome instanceof Outcome.Killed killed)
                    assertThat(killed.reason().text()).isNotBlank().doesNotContain("%", "null");
            });
    }
}
