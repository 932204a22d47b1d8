package org.daxscope.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalExcerptTest {
    private final Journal journal = new Journal();
    private final Subject disk = journal.subject("pm0");

    private void read(long offset) {
        journal.enter(EventKind.SYSCALL_READ, journal.subject("f"), offset, 4096, 0);
        journal.enter(EventKind.DIRECT_ACCESS, disk, 0, offset / 4096, 1);
        journal.refuse(disk, new Reason(Rule.RECORD_OVERLAPS_REQUEST, 1, offset / 4096, 8, 8));
        journal.leave(-Errno.EIO.number());
        journal.change(EventKind.DATA_COPIED, disk, 0, 1, 1, 0);
        journal.leave(-Errno.EIO.number());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aCopyOfEverythingIsEqualToIt(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++)
            randomEvent(random);

        assertThat(JournalExcerpt.of(journal, 0, journal.size()).digest()).isEqualTo(journal.digest());
    }

    private void randomEvent(Random random) {
        switch (random.nextInt(journal.openCalls() > 20 ? 3 : 5)) {
            case 0 -> journal.change(EventKind.DATA_STORED, disk, random.nextLong(), 1, 2, 3);
            case 1 -> journal.refuse(journal.subject("s" + random.nextInt(9)),
                    new Reason(Rule.DEVICE_END, random.nextInt(100)));
            case 2 -> {
                if (random.nextInt(400) == 0)
                    journal.interruptOpenCalls();
                else
                    if (journal.openCalls() > 0)
                        journal.leave(random.nextInt());
            }
            default -> journal.enter(EventKind.BLOCK_READ, disk, random.nextInt(), 512, 0);
        }
    }

    @Test
    void theEventsOfOneStepAreNumberedFromZeroAndKeepTheirTree() {
        read(0);
        read(8192);

        JournalReader copy = JournalExcerpt.of(journal, 4, 8);

        assertThat(copy.size()).isEqualTo(4);
        assertThat(copy.roots()).containsExactly(0);
        assertThat(copy.children(0)).containsExactly(1, 3);
        assertThat(copy.parent(2)).isEqualTo(1);
        for (int event = 0; event < 4; event++)
            assertThat(copy.describe(event)).isEqualTo(journal.describe(event + 4));
    }

    @Test
    void theCopyStaysWhenTheJournalIsTruncatedAndGoesOn() {
        read(0);
        JournalReader copy = JournalExcerpt.of(journal, 0, 4);
        String first = copy.describe(2);

        journal.truncate(0);
        read(40960);

        assertThat(copy.describe(2)).isEqualTo(first).isNotEqualTo(journal.describe(2));
    }

    @Test
    void aCallThatGoesOnBehindTheCopyEndsWithItAndHasItsResult() {
        read(0);

        JournalReader copy = JournalExcerpt.of(journal, 0, 2);

        assertThat(copy.outcome(0)).isEqualTo("-EIO");
        assertThat(copy.end(0)).isEqualTo(2);
        assertThat(copy.outcome(1)).isEqualTo("-EIO");
    }

    @Test
    void anExcerptBeginsOutsideOfCalls() {
        read(0);

        assertThatIllegalArgumentException().isThrownBy(() -> JournalExcerpt.of(journal, 1, 4))
                .withMessageContaining("event 1 lies inside a call");
    }

    @Test
    void anEventInPiecesIsTheEventInWords() {
        read(8192);

        assertThat(journal.name(0)).isEqualTo("syscall_read");
        assertThat(journal.details(0)).isEqualTo("offset 8192 bytes, length 4096 bytes, direct 0");
        assertThat(journal.outcome(0)).isEqualTo("-EIO");
        assertThat(journal.details(2)).contains("sectors [8, +8) are recorded bad").contains("[semantics 6.2]");
        assertThat(journal.outcome(2)).isEmpty();
        assertThat(journal.describe(0))
                .isEqualTo("syscall_read f: offset 8192 bytes, length 4096 bytes, direct 0 -> -EIO");
    }
}
