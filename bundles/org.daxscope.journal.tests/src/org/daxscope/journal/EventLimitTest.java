package org.daxscope.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLimitTest {
    @ParameterizedTest
    @ValueSource(longs = {3, 5, 8, 13, 21})
    void stoppingAtEachEventGivesTheExactState(long seed) {
        EventTap tap = new EventTap(new Journal());
        CounterMachine machine = new CounterMachine(tap);
        History<List<Long>> history = new History<>(new Journal(), machine::counters);
        tap.to(history);
        machine.perform(seed);

        for (int last = 0; last < history.states.size(); last++) {
            Journal journal = new Journal();
            CounterMachine stopped = new CounterMachine(EventLimit.before(journal, last));
            StoppedAtEvent stop = catchThrowableOfType(StoppedAtEvent.class, () -> stopped.perform(seed));

            assertThat(stop.index()).isEqualTo(last);
            assertThat(stop.getStackTrace()).isEmpty();
            assertThat(stopped.counters()).isEqualTo(history.states.get(last));
            assertThat(journal.size()).isEqualTo(last + 1);
            assertThat(journal.openCalls()).isEqualTo(history.stacks.get(last).length);
        }
    }

    @Test
    void afterTheStopNothingPassesAnyMore() {
        Journal journal = new Journal();
        EventLimit limit = EventLimit.before(journal, 0);
        Subject disk = limit.subject("pm0");

        assertThatThrownBy(() -> limit.enter(EventKind.BLOCK_READ, disk, 0, 0, 0)).isInstanceOf(StoppedAtEvent.class);
        assertThatThrownBy(() -> limit.leave(0)).isInstanceOf(StoppedAtEvent.class);
        assertThatThrownBy(() -> limit.change(EventKind.DATA_STORED, disk, 0, 0, 0, 0))
                .isInstanceOf(StoppedAtEvent.class);
        assertThat(journal.size()).isEqualTo(1);
        assertThat(journal.isOpen(0)).isTrue();
    }

    @Test
    void aLimitInThePastIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventLimit(new Journal(), 5, 4))
                .withMessage("cannot stop after event 4: the next one is 5");
    }
}
