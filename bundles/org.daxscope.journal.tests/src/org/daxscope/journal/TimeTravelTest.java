package org.daxscope.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.daxscope.kernel.event.EventKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTravelTest {
    private static final int MAXIMUM = 16;

    private final Journal journal = new Journal();
    private final EventTap tap = new EventTap(journal);
    private final CounterMachine machine = new CounterMachine(tap);
    private final TimeTravel<List<Long>> travel = new TimeTravel<>(machine, tap, journal, MAXIMUM);

    private void perform(long seed) {
        machine.perform(seed);
        travel.stepped();
    }

    private void performMany(long seed, int steps) {
        Random random = new Random(seed);
        for (int i = 0; i < steps; i++)
            perform(random.nextLong());
    }

    /** All states after an event and after a step, from a second machine that never looked back. */
    private record Truth(List<List<Long>> afterEvent, List<List<Long>> afterStep, Digest digest) {
        static Truth of(List<Long> seeds) {
            Journal own = new Journal();
            EventTap tap = new EventTap(own);
            CounterMachine machine = new CounterMachine(tap);
            History<List<Long>> history = new History<>(own, machine::counters);
            tap.to(history);
            List<List<Long>> afterStep = new ArrayList<>(List.of(machine.counters()));
            for (long seed : seeds) {
                machine.perform(seed);
                afterStep.add(machine.counters());
            }
            return new Truth(history.states, afterStep, own.digest());
        }
    }

    @ParameterizedTest
    @CsvSource({"5,1", "2,10", "3,60", "4,300"})
    void anyMomentHasItsExactState(long seed, int steps) {
        performMany(seed, steps);
        Truth truth = Truth.of(machine.seeds);
        Random random = new Random(seed);

        for (int i = 0; i < 300; i++) {
            int event = random.nextInt(journal.size());
            travel.goTo(travel.afterEvent(event));
            assertThat(machine.counters()).as("after event %d", event).isEqualTo(truth.afterEvent.get(event));
            travel.goTo(travel.beforeEvent(event));
            assertThat(machine.counters()).isEqualTo(event == 0 ? truth.afterStep.get(0)
                    : truth.afterEvent.get(event - 1));
            int step = random.nextInt(steps + 1);
            travel.goTo(travel.afterStep(step));
            assertThat(machine.counters()).as("after step %d", step).isEqualTo(truth.afterStep.get(step));
            assertThat(travel.position()).isEqualTo(travel.afterStep(step));
        }
        assertThat(journal.digest()).as("looking changes nothing").isEqualTo(truth.digest);
    }

    @Test
    void goingOnAtThePresentAfterALookBack() {
        performMany(7, 40);
        travel.goTo(travel.afterEvent(journal.size() / 2));
        travel.goTo(travel.present());
        performMany(8, 40);

        assertThat(journal.digest()).isEqualTo(Truth.of(machine.seeds).digest);
        assertThat(travel.isAtPresent()).isTrue();
    }

    @Test
    void actingInThePastMustBeAnnounced() {
        performMany(9, 30);
        int events = journal.size();
        travel.goTo(travel.afterStep(12));

        assertThatIllegalStateException().isThrownBy(() -> performMany(10, 10))
                .withMessageContaining("in the past").withMessageContaining("step=12");
        assertThatIllegalStateException().isThrownBy(travel::stepped);
        assertThat(journal.size()).isEqualTo(events);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 13, 30})
    void cuttingTheFutureBetweenStepsBeginsAnew(int step) {
        performMany(9, 30);
        travel.goTo(travel.afterStep(step));
        assertThat(travel.cutFuture()).isEqualTo(travel.present());
        machine.seeds.subList(step, machine.seeds.size()).clear();
        performMany(11, 30);

        Truth truth = Truth.of(machine.seeds);
        assertThat(journal.digest()).as("as if the first future had never been").isEqualTo(truth.digest);
        for (int event = 0; event < journal.size(); event++) {
            travel.goTo(travel.afterEvent(event));
            assertThat(machine.counters()).isEqualTo(truth.afterEvent.get(event));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void cuttingInsideAStepKeepsThePartAndReplaysIt(long seed) {
        performMany(seed, 30);
        int event = insideSomeStep(seed);
        Truth before = Truth.of(machine.seeds);
        travel.goTo(travel.afterEvent(event));
        int step = travel.position().step();
        int[] stack = journal.callStack(event);
        Cursor present = travel.cutFuture();
        machine.seeds.subList(step + 1, machine.seeds.size()).clear();

        assertThat(present).isEqualTo(new Cursor(step + 1, event + 1));
        assertThat(journal.openCalls()).isZero();
        for (int call : stack)
            assertThat(journal.describe(call)).endsWith("(interrupted)");
        performMany(seed + 100, 60);
        for (int e = 0; e <= event; e++) {
            travel.goTo(travel.afterEvent(e));
            assertThat(machine.counters()).as("after event %d", e).isEqualTo(before.afterEvent.get(e));
        }
        travel.goTo(travel.afterStep(step + 1));
        assertThat(machine.counters()).isEqualTo(before.afterEvent.get(event));
        List<Long> end = goToPresent();
        travel.goTo(travel.afterStep(step + 5));
        travel.cutFuture();
        assertThat(travel.present().step()).isEqualTo(step + 5);
        assertThat(machine.counters()).isNotEqualTo(end);
    }

    private int insideSomeStep(long seed) {
        return new Random(seed).ints(0, journal.size() - 1)
                .filter(e -> journal.depth(e + 1) > 0 && journal.depth(e) > 0).findFirst().orElseThrow();
    }

    private List<Long> goToPresent() {
        travel.goTo(travel.present());
        return machine.counters();
    }

    @Test
    void anInjectedDivergenceIsFoundAndTheMachineStandsAtASnapshot() {
        performMany(12, 100);
        int event = journal.size() / 2;
        while (journal.kind(event) != EventKind.DISK_RECORD_SET)
            event++;
        Cursor moment = travel.afterEvent(event);
        Truth truth = Truth.of(machine.seeds);
        machine.lie = 1;

        assertThatThrownBy(() -> travel.goTo(moment)).isInstanceOf(ReplayDivergence.class)
                .hasMessageContaining("sectors 0").hasMessageContaining("sectors 1");
        assertThat(travel.position()).isLessThan(moment);
        assertThat(machine.counters()).isEqualTo(truth.afterStep.get(travel.position().step()));
        machine.lie = 0;
        travel.goTo(moment);
        assertThat(machine.counters()).isEqualTo(truth.afterEvent.get(event));
    }

    @Test
    void aBrokenStepCanBeTakenBack() {
        performMany(13, 5);
        List<Long> state = machine.counters();
        Digest digest = journal.digest();
        tap.to(EventLimit.before(journal, journal.size() + 1));
        assertThatThrownBy(() -> performMany(14, 5)).isInstanceOf(StoppedAtEvent.class);
        assertThatIllegalStateException().isThrownBy(travel::stepped).withMessageContaining("open");
        travel.abandonStep();

        assertThat(machine.counters()).isEqualTo(state);
        assertThat(journal.digest()).isEqualTo(digest);
        assertThat(travel.isAtPresent()).isTrue();
    }

    @Test
    void momentsThatAreNotThereAreRefused() {
        performMany(15, 5);

        assertThatIllegalArgumentException().isThrownBy(() -> travel.goTo(new Cursor(6, journal.size())))
                .withMessageContaining("is not between");
        assertThatThrownBy(() -> travel.afterEvent(journal.size())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aRandomEventOfManyNeedsLessThanAHundredthOfAReplayFromTheStart() {
        TimeTravel<List<Long>> wide = new TimeTravel<>(machine, tap, journal, 1024);
        Random random = new Random(16);
        while (journal.size() < 200_000) {
            machine.perform(random.nextLong());
            wide.stepped();
        }
        long before = machine.written;
        long fromStart = 0;
        for (int i = 0; i < 200; i++) {
            int event = random.nextInt(journal.size());
            fromStart += event + 1;
            wide.goTo(wide.afterEvent(event));
        }

        assertThat((machine.written - before) * 100).isLessThan(fromStart);
    }
}
