package org.daxscope.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplaySinkTest {
    private final Journal journal = new Journal();
    private final Subject disk = journal.subject("pm0");
    private final ReplaySink replay = new ReplaySink(journal, 0);

    @BeforeEach
    void record() {
        journal.enter(EventKind.BLOCK_READ, disk, 8, 512, 0);
        journal.refuse(disk, new Reason(Rule.RECORD_OVERLAPS_BIO, 512, 8));
        journal.leave(-5);
        journal.change(EventKind.MOUNTED, disk, 0, 1, 1, 0);
    }

    private static ReplayDivergence divergence(ThrowingCallable action) {
        return catchThrowableOfType(ReplayDivergence.class, action);
    }

    @Test
    void theSameEventsPass() {
        replay.enter(EventKind.BLOCK_READ, replay.subject("pm0"), 8, 512, 0);
        replay.refuse(disk, new Reason(Rule.RECORD_OVERLAPS_BIO, 512, 8));
        replay.leave(-5);
        replay.change(EventKind.MOUNTED, disk, 0, 1, 1, 0);
        replay.finish(3);

        assertThat(replay.next()).isEqualTo(3);
        assertThat(journal.size()).as("a replay adds nothing").isEqualTo(3);
    }

    @Test
    void anotherArgumentIsFound() {
        ReplayDivergence found = divergence(() -> replay.enter(EventKind.BLOCK_READ, disk, 9, 512, 0));

        assertThat(found.index()).isZero();
        assertThat(found.recorded()).isEqualTo("block_read pm0: disk sector 8, bytes 512 -> -EIO");
        assertThat(found.replayed()).isEqualTo("block_read pm0: disk sector 9, bytes 512");
        assertThat(found).hasMessageContaining("event 0").hasMessageContaining("disk sector 9");
    }

    private ReplaySink at(int index) {
        ReplaySink sink = new ReplaySink(journal, 0);
        if (index > 0)
            sink.enter(EventKind.BLOCK_READ, disk, 8, 512, 0);
        if (index > 1)
            sink.refuse(disk, new Reason(Rule.RECORD_OVERLAPS_BIO, 512, 8));
        return sink;
    }

    private ReplayDivergence refused(Rule rule, long... arguments) {
        return divergence(() -> at(1).refuse(disk, new Reason(rule, arguments)));
    }

    @Test
    void anotherSubjectKindRuleOrArgumentCountIsFound() {
        Subject other = journal.subject("pm1");
        assertThat(divergence(() -> at(0).enter(EventKind.BLOCK_READ, other, 8, 512, 0))).isNotNull();
        assertThat(divergence(() -> at(0).enter(EventKind.BLOCK_WRITE, disk, 8, 512, 0))).isNotNull();
        assertThat(refused(Rule.LATENT_POISON_HIT, 512, 8)).isNotNull();
        assertThat(refused(Rule.RECORD_OVERLAPS_BIO, 512, 8, 0)).isNotNull();
        assertThat(refused(Rule.RECORD_OVERLAPS_BIO, 512, 16)).isNotNull();
        ReplaySink last = at(2);
        last.leave(-5);
        assertThat(divergence(() -> last.change(EventKind.MOUNTED, disk, 0, 1, 1, 2))).isNotNull();
    }

    @Test
    void anotherResultIsFound() {
        replay.enter(EventKind.BLOCK_READ, disk, 8, 512, 0);
        replay.refuse(disk, new Reason(Rule.RECORD_OVERLAPS_BIO, 512, 8));
        ReplayDivergence found = divergence(() -> replay.leave(512));

        assertThat(found.index()).isZero();
        assertThat(found.recorded()).endsWith("-> -EIO before event 2");
        assertThat(found.replayed()).endsWith("-> 512 before event 2");
    }

    @Test
    void aReturnTooEarlyTooLateOrTooOftenIsFound() {
        assertThat(divergence(() -> at(1).leave(-5)).replayed()).endsWith("before event 1");
        assertThat(divergence(() -> at(2).change(EventKind.MOUNTED, disk, 0, 1, 1, 0)).replayed())
                .startsWith("in event 0: mounted");
        ReplaySink closed = at(2);
        closed.leave(-5);
        assertThat(divergence(() -> closed.leave(-5)).replayed()).contains("without an open call");
    }

    @Test
    void theFirstDifferenceIsTheOneThatCounts() {
        ReplaySink sink = at(1);
        ReplayDivergence first = divergence(() -> sink.change(EventKind.MOUNTED, disk, 0, 1, 1, 0));

        assertThat(divergence(() -> sink.leave(-5))).isSameAs(first);
        assertThat(divergence(() -> sink.refuse(disk, new Reason(Rule.RECORD_OVERLAPS_BIO, 512, 8)))).isSameAs(first);
        assertThat(divergence(() -> sink.finish(1))).isSameAs(first);
    }

    @Test
    void moreOrFewerEventsAreFound() {
        ReplaySink atEnd = new ReplaySink(journal, 3);

        ReplayDivergence more = divergence(() -> atEnd.change(EventKind.MOUNTED, disk, 0, 1, 1, 0));
        assertThat(more.index()).isEqualTo(3);
        assertThat(more.recorded()).isEqualTo("end of the recording");
        ReplayDivergence fewer = divergence(() -> new ReplaySink(journal, 2).finish(3));
        assertThat(fewer.recorded()).startsWith("mounted");
        assertThat(fewer.replayed()).isEqualTo("end of the step");
    }
}
