package org.daxscope.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalPropertiesTest {
    private final Journal journal = new Journal();

    private History<List<Long>> run(Journal target, long seed, int steps) {
        EventTap tap = new EventTap(target);
        CounterMachine machine = new CounterMachine(tap);
        History<List<Long>> history = new History<>(target, machine::counters);
        tap.to(history);
        Random random = new Random(seed);
        for (int i = 0; i < steps; i++)
            machine.perform(random.nextLong());
        return history;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void stacksChildrenAndSkipsAgreeWithBruteForce(long seed) {
        History<List<Long>> history = run(journal, seed, 200);

        assertThat(journal.size()).isEqualTo(history.states.size()).isGreaterThan(200);
        for (int i = 0; i < journal.size(); i++) {
            int[] stack = history.stacks.get(i);
            assertThat(journal.callStack(i)).isEqualTo(stack);
            boolean call = journal.kind(i).shape() == EventKind.Shape.CALL;
            assertThat(journal.depth(i)).isEqualTo(call ? stack.length - 1 : stack.length);
            int index = i;
            int[] inside = IntStream.range(0, journal.size()).filter(e -> journal.parent(e) == index).toArray();
            assertThat(journal.children(i)).containsExactly(Arrays.stream(inside).boxed().toArray(Integer[]::new));
            int end = IntStream.range(i + 1, journal.size()).filter(e -> journal.depth(e) <= journal.depth(index))
                    .findFirst().orElse(journal.size());
            assertThat(journal.end(i)).isEqualTo(end);
        }
    }

    @Test
    void equalRunsHaveEqualDigests() {
        Journal again = new Journal();
        Journal other = new Journal();
        run(journal, 42, 100);
        run(again, 42, 100);
        run(other, 43, 100);

        assertThat(journal.digest()).isEqualTo(again.digest()).isNotEqualTo(other.digest());
        assertThat(journal.digest().toString()).matches("[0-9a-f]{32}");
    }

    @Test
    void whatWasTruncatedLeavesNoTraceInTheDigest() {
        Journal fresh = new Journal();
        journal.change(EventKind.DATA_STORED, journal.subject("gone"), 1, 2, 3, 4);
        journal.truncate(0);
        run(journal, 42, 100);
        run(fresh, 42, 100);

        assertThat(journal.digest()).isEqualTo(fresh.digest());
    }

    @Test
    void everyColumnCountsForTheDigest() {
        Digest[] digests = IntStream.range(0, 11).mapToObj(this::variant).toArray(Digest[]::new);

        assertThat(digests).doesNotHaveDuplicates();
    }

    private Digest variant(int which) {
        Journal one = new Journal();
        Subject subject = one.subject(which == 1 ? "x" : "y");
        one.enter(which == 2 ? EventKind.BLOCK_READ : EventKind.BLOCK_WRITE, subject, which == 3 ? 1 : 0, 0, 0);
        if (which == 4)
            one.leave(5);
        one.change(EventKind.DATA_STORED, subject, which == 5 ? 1 : 0, which == 6 ? 1 : 0, which == 7 ? 1 : 0,
                which == 8 ? 1 : 0);
        if (which == 9)
            one.interruptOpenCalls();
        else
            if (which != 4 && which != 10)
                one.leave(5);
        return one.digest();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void truncatingAnywhereGivesTheJournalOfThatMoment(long seed) {
        run(journal, seed, 20);
        int size = journal.size();
        for (int index = size - 1; index >= 0; index--) {
            int[] stack = journal.callStack(index);
            journal.truncateAfter(index);
            assertThat(journal.size()).isEqualTo(index + 1);
            assertThat(journal.openCalls()).isEqualTo(stack.length);
            int[] open = IntStream.range(0, index + 1).filter(journal::isOpen).toArray();
            assertThat(open).isEqualTo(stack);
        }
    }
}
