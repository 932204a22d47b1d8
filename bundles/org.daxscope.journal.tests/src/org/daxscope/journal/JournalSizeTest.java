package org.daxscope.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalSizeTest {
    private final Journal journal = new Journal();
    private final Subject disk = journal.subject("pm0");

    private void write(int from, int to) {
        for (int i = from; i < to; i++)
            journal.change(EventKind.DATA_STORED, disk, i, -i, i * 31L, Long.MAX_VALUE - i);
    }

    private void check(int from, int to) {
        for (int i = from; i < to; i++)
            if (journal.arg(i, 0) != i || journal.arg(i, 1) != -i || journal.arg(i, 2) != i * 31L
                    || journal.arg(i, 3) != Long.MAX_VALUE - i || journal.kind(i) != EventKind.DATA_STORED)
                assertThat(i).as("event read back wrongly").isNegative();
    }

    @Test
    void anEventCostsAtMost48Bytes() {
        int events = 8 * EventColumns.CHUNK_EVENTS;
        write(0, events);

        assertThat((double) journal.columnBytes() / events).isEqualTo(EventChunk.BYTES_PER_EVENT)
                .isLessThanOrEqualTo(48);
    }

    @Test
    void aFewEventsCostLittle() {
        write(0, 10);

        assertThat(journal.columnBytes()).isLessThan(16_384);
    }

    @Test
    void roomIsAtMostOneChunkAheadOrDoubleAtTheStart() {
        write(0, 1_000_000);

        assertThat(journal.columnBytes()).isLessThanOrEqualTo(48L * 1_000_000);
        check(0, 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 16_383, 16_384, 16_385, 32_768, 40_000})
    void truncatingAndWritingOnAroundTheEdgesOfChunks(int size) {
        write(0, 40_000);
        journal.truncate(size);
        assertThat(journal.size()).isEqualTo(size);
        write(size, 50_000);

        check(0, 50_000);
        assertThat(journal.size()).isEqualTo(50_000);
    }

    @Test
    void aCallIsPatchedAcrossChunks() {
        journal.enter(EventKind.OPERATION, disk, 1, 0, 0);
        write(1, 40_000);
        journal.leave(77);

        assertThat(journal.result(0)).isEqualTo(77);
        assertThat(journal.end(0)).isEqualTo(40_000);
        assertThat(journal.children(0).count()).isEqualTo(39_999);
    }

    @Test
    void subjectsFillTheirColumn() {
        Subject last = disk;
        for (int i = 1; i < 65_536; i++)
            last = journal.subject("s" + i);
        journal.change(EventKind.DATA_STORED, last, 0, 0, 0, 0);

        assertThat(journal.subject(0)).isSameAs(last);
        assertThat(catchThrowable(() -> journal.subject("one more")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("65536");
    }
}
