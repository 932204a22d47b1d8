package org.daxscope.machine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;

import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelPreset;
import org.daxscope.kernel.Quirk;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.check.Circumstance;
import org.daxscope.machine.check.InvariantWatch;
import org.daxscope.machine.check.Invariants;
import org.daxscope.machine.check.Violation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After every operation of a walk all invariants are asked. What is broken is explained: by a circumstance that this operation can
 * bring about and that media and tables show, or else by a quirk, and then the same walk on the same kernel without that quirk does
 * not break it.
 */
@DisplayName("The invariants of appendix C on random walks")
class InvariantWalkTest {
    private static final long SEED = 20211105;
    private static final Map<Way, Life> LIVES = new HashMap<>();

    /** A walk: where, on which kernel, how far. */
    private record Way(String where, KernelPreset kernel, long seed, int operations) {
        Walk on(KernelModel model) {
            LongFunction<Dicer> dicer = where.equals("trouble") ? Trouble::new : RandomStack::new;
            return new Walk(model, seed, dicer.apply(seed));
        }
    }

    /** What each operation broke. */
    private record Life(List<Operation> operations, List<List<Violation>> broken) {
    }

    static Stream<Way> ways() {
        List<Way> ways = new ArrayList<>();
        for (KernelPreset kernel : KernelPreset.values()) {
            ways.add(new Way("trouble", kernel, SEED + kernel.ordinal(), 120));
            ways.add(new Way("trouble", kernel, SEED + 8 + kernel.ordinal(), 120));
            ways.add(new Way("a whole stack", kernel, SEED + kernel.ordinal(), 100));
        }
        return ways.stream();
    }

    private static Life life(Way way) {
        return LIVES.computeIfAbsent(way, one -> {
            Walk walk = one.on(KernelModel.of(one.kernel));
            InvariantWatch watch = new InvariantWatch(walk.machine());
            List<List<Violation>> broken = new ArrayList<>();
            for (int i = 0; i < one.operations; i++) {
                walk.step();
                broken.add(watch.after(walk.taken().getLast()));
            }
            return new Life(walk.taken(), broken);
        });
    }

    /** What is broken on another kernel after the same operations, where the walk breaks something that no circumstance explains. */
    private static Map<Integer, List<Violation>> present(Way way, KernelModel kernel) {
        Life life = life(way);
        Walk walk = way.on(kernel);
        Map<Integer, List<Violation>> present = new HashMap<>();
        for (int i = 0; i < way.operations; i++) {
            walk.perform(life.operations.get(i));
            if (life.broken.get(i).stream().anyMatch(violation -> violation.circumstances().isEmpty()))
                present.put(i, Invariants.of(walk.machine(), Integer.MAX_VALUE));
        }
        return present;
    }

    private static boolean occurs(List<Violation> present, Violation violation) {
        return present.stream().anyMatch(violation::meets);
    }

    /** Which of its quirks a violation does not occur without; all of them where it takes two at once. */
    private static Set<Quirk> causes(Way way, int operation, Violation violation,
            Map<Quirk, Map<Integer, List<Violation>>> mended) {
        KernelModel kernel = KernelModel.of(way.kernel);
        Set<Quirk> causes = EnumSet.noneOf(Quirk.class);
        for (Quirk quirk : violation.quirks())
            if (!occurs(mended.computeIfAbsent(quirk, one -> present(way, kernel.without(one))).get(operation),
                    violation))
                causes.add(quirk);
        if (!causes.isEmpty())
            return causes;
        KernelModel without = kernel;
        for (Quirk quirk : violation.quirks())
            without = without.without(quirk);
        if (!occurs(present(way, without).get(operation), violation))
            causes.addAll(violation.quirks());
        return causes;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatIsBrokenIsExplainedAndWithoutTheQuirkItIsNotBroken(Way way) {
        Life life = life(way);
        Map<Quirk, Map<Integer, List<Violation>>> mended = new EnumMap<>(Quirk.class);

        for (int i = 0; i < way.operations; i++)
            for (Violation violation : life.broken.get(i))
                if (violation.circumstances().isEmpty())
                    assertThat(causes(way, i, violation, mended))
                            .as("%s, operation %d: %s breaks %s", way, i, life.operations.get(i), violation)
                            .isNotEmpty();
    }

    /** Else the test above would show nothing. */
    @Test
    void walksBreakMostInvariantsForMostReasons() {
        Set<Circumstance> met = EnumSet.noneOf(Circumstance.class);
        long byQuirkAlone = 0;
        for (Way way : ways().toList())
            for (List<Violation> broken : life(way).broken)
                for (Violation violation : broken) {
                    met.addAll(violation.circumstances());
                    byQuirkAlone += violation.circumstances().isEmpty() ? 1 : 0;
                }

        assertThat(met).contains(Circumstance.UNDISCOVERED, Circumstance.FALSE_ALARM, Circumstance.ONLY_TOLD,
                Circumstance.HEALED, Circumstance.RAW_CLEAR, Circumstance.FLAGGED_BY_HAND,
                Circumstance.MAPPED_AGAIN);
        assertThat(byQuirkAlone).isGreaterThan(20);
    }

    @Test
    @DisplayName("5 what a successful write wrote reads back, except from lines of poison that no record told of")
    void writesReadBack() {
        assertThat(ways().mapToInt(InvariantWalkTest::readBack).sum()).as("writes to DAX files").isPositive();
    }

    /** How many writes were looked at. */
    private static int readBack(Way way) {
        Walk walk = way.on(KernelModel.of(way.kernel));
        int checked = 0;
        for (Operation operation : life(way).operations) {
            Object outcome = walk.perform(operation);
            if (operation instanceof Operation.Write write && outcome instanceof Outcome done
                    && walk.machine().image().files().stream()
                            .anyMatch(file -> file.name().equals(write.on()) && file.dax())) {
                checked++;
                for (Violation violation : Invariants.afterWrite(walk.machine(), write, done))
                    assertThat(violation.circumstances()).as("%s: %s", walk, violation)
                            .containsExactly(Circumstance.LATENT);
            }
        }
        return checked;
    }
}
