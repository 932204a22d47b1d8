package org.daxscope.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final Journal journal = new Journal();
    private final Subject disk = journal.subject("pm0");

    /** 0 syscall, 1 direct_access with 2 refusal, 3 direct_access with 4 clear_poison with 5 media, 6 record. */
    private void recoveringWrite() {
        journal.enter(EventKind.SYSCALL_WRITE, journal.subject("f"), 0, 4096, 0);
        journal.enter(EventKind.DIRECT_ACCESS, disk, 0, 256, 4);
        journal.refuse(disk, new Reason(Rule.RECORD_OVERLAPS_REQUEST, 4, 256, 2056, 8));
        journal.leave(-Errno.EIO.number());
        journal.enter(EventKind.RECOVERY_WRITE, disk, 256, 4096, 0);
        journal.enter(EventKind.CLEAR_POISON, disk, 0x100000, 4096, 0);
        journal.change(EventKind.MEDIA_CLEARED, disk, 0x100000, 4096, 16, 0);
        journal.leave(4096);
        journal.change(EventKind.DISK_RECORD_CLEARED, disk, 2056, 8, 8, 0);
        journal.leave(4096);
        journal.leave(4096);
    }

    @Test
    void givesBackWhatWasWritten() {
        recoveringWrite();

        assertThat(journal.size()).isEqualTo(7);
        assertThat(journal.openCalls()).isZero();
        assertThat(journal.kind(6)).isEqualTo(EventKind.DISK_RECORD_CLEARED);
        assertThat(journal.subject(6)).isSameAs(disk);
        assertThat(new long[] {journal.arg(6, 0), journal.arg(6, 1), journal.arg(6, 2), journal.arg(6, 3)})
                .containsExactly(2056, 8, 8, 0);
        assertThat(journal.result(1)).isEqualTo(-5);
        assertThat(journal.result(3)).isEqualTo(4096);
        assertThat(journal.arg(3, 3)).as("the result is no argument").isZero();
        assertThat(journal.rule(2)).isEqualTo(Rule.RECORD_OVERLAPS_REQUEST);
        assertThat(journal.reason(2)).isEqualTo(new Reason(Rule.RECORD_OVERLAPS_REQUEST, 4, 256, 2056, 8));
        assertThat(journal.rule(6)).isEqualTo(Rule.NONE);
        assertThat(journal.reason(6)).isEqualTo(Reason.NONE);
    }

    @Test
    void callsFormATree() {
        recoveringWrite();

        assertThat(journal.roots()).containsExactly(0);
        assertThat(journal.children(0)).containsExactly(1, 3);
        assertThat(journal.children(3)).containsExactly(4, 6);
        assertThat(journal.children(6)).isEmpty();
        assertThat(journal.end(0)).isEqualTo(7);
        assertThat(journal.end(1)).as("skipping the first direct_access").isEqualTo(3);
        assertThat(journal.end(2)).isEqualTo(3);
        assertThat(journal.callStack(5)).containsExactly(0, 3, 4);
        assertThat(journal.callStack(4)).containsExactly(0, 3, 4);
        assertThat(journal.callStack(6)).containsExactly(0, 3);
        assertThat(journal.parent(0)).isEqualTo(JournalReader.NONE);
        assertThat(journal.depth(5)).isEqualTo(3);
    }

    @Test
    void saysEventsInWords() {
        recoveringWrite();

        assertThat(journal.describe(0))
                .isEqualTo("syscall_write f: offset 0 bytes, length 4096 bytes, direct 0 -> 4096");
        assertThat(journal.describe(1))
                .isEqualTo("direct_access pm0: mode normal, pgoff of disk 256, pages 4 -> -EIO");
        assertThat(journal.describe(2)).isEqualTo("refused pm0: direct_access over 4 pages from pgoff 256 is refused: "
                + "sectors [2056, +8) are recorded bad [semantics 6.2]");
        assertThat(journal.describe(5)).isEqualTo("media_cleared pm0: physical address 0x100000, length 4096 bytes, "
                + "bad lines before 16, bad lines after 0");
        assertThat(journal.events(5, 7).map(EventView::toString)).containsExactly(journal.describe(5),
                journal.describe(6));
    }

    @Test
    void saysOpenAndInterruptedCallsInWords() {
        journal.enter(EventKind.SYSCALL_FSYNC, disk, 0, 0, 0);

        assertThat(journal.describe(0)).isEqualTo("syscall_fsync pm0 (open)");
        journal.interruptOpenCalls();
        assertThat(journal.describe(0)).isEqualTo("syscall_fsync pm0 (interrupted)");
    }

    @Test
    void anEventViewReadsThrough() {
        recoveringWrite();
        EventView call = journal.event(4);

        assertThat(call.kind()).isEqualTo(EventKind.CLEAR_POISON);
        assertThat(call.subject()).isEqualTo(disk);
        assertThat(call.arg(0)).isEqualTo(0x100000);
        assertThat(call.depth()).isEqualTo(2);
        assertThat(call.parent()).isEqualTo(3);
        assertThat(call.end()).isEqualTo(6);
        assertThat(call.isOpen()).isFalse();
        assertThat(call.hasReturned()).isTrue();
        assertThat(call.result()).isEqualTo(4096);
        assertThat(journal.event(2).rule()).isEqualTo(Rule.RECORD_OVERLAPS_REQUEST);
        assertThat(journal.event(2).reason().arguments()).hasSize(4);
    }

    @Test
    void misuseIsAnErrorThatSaysWhatIsWrong() {
        assertThatIllegalStateException().isThrownBy(() -> journal.leave(-5))
                .withMessage("leave(-5) without an open call, after event -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.change(EventKind.BLOCK_READ, disk, 0, 0, 0, 0))
                .withMessage("change() takes a CHANGE, but BLOCK_READ is a CALL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.enter(EventKind.REFUSED, disk, 0, 0, 0))
                .withMessage("enter() takes a CALL, but REFUSED is a REFUSAL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.enter(EventKind.BLOCK_READ, new Subject(7, "x"), 0, 0, 0))
                .withMessageContaining("was not named by this journal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.enter(EventKind.BLOCK_READ, new Subject(0, "x"), 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.refuse(disk, new Reason(Rule.RECORD_OVERLAPS_BIO, 512)))
                .withMessage("RECORD_OVERLAPS_BIO with 1 arguments: its sentence needs 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.refuse(disk, new Reason(Rule.TABLE_FULL, 1, 2, 3, 4, 5)))
                .withMessageContaining("at most 4");
        assertThat(journal.size()).as("nothing was written").isZero();
    }

    @Test
    void thereIsNoResultWithoutAReturn() {
        journal.enter(EventKind.BLOCK_READ, disk, 0, 512, 0);
        journal.change(EventKind.CPU_CACHE_INVALIDATED, disk, 0, 64, 0, 0);

        assertThat(journal.isOpen(0)).isTrue();
        assertThat(journal.end(0)).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> journal.result(0)).withMessageContaining("(open)");
        assertThatIllegalStateException().isThrownBy(() -> journal.result(1));
        journal.interruptOpenCalls();
        assertThat(journal.hasReturned(0)).isFalse();
        assertThat(journal.end(0)).isEqualTo(2);
        assertThat(journal.openCalls()).isZero();
    }

    @Test
    void indicesOutsideAreRefused() {
        recoveringWrite();
        journal.truncate(3);

        assertThatThrownBy(() -> journal.kind(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> journal.arg(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> journal.event(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> journal.events(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> journal.truncate(4));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.truncate(-1));
    }

    @Test
    void truncatingReopensTheCallsThatWereOpen() {
        recoveringWrite();
        journal.truncate(3);

        assertThat(journal.openCalls()).as("only the system call was open before event 3").isEqualTo(1);
        assertThat(journal.isOpen(0)).isTrue();
        assertThat(journal.result(1)).as("had returned before event 3").isEqualTo(-5);

        journal.truncateAfter(2);
        assertThat(journal.openCalls()).as("right after event 2 direct_access had not returned").isEqualTo(2);
        assertThat(journal.isOpen(1)).isTrue();
        journal.truncateAfter(1);
        assertThat(journal.openCalls()).isEqualTo(2);
        journal.leave(7);
        journal.leave(8);
        assertThat(journal.result(1)).isEqualTo(7);
        assertThat(journal.result(0)).isEqualTo(8);
    }

    @Test
    void subjectsAreNumberedInTheOrderOfNaming() {
        assertThat(journal.subject("a")).isEqualTo(new Subject(1, "a"));
        assertThat(journal.subject("pm0")).isSameAs(disk);
        assertThat(disk.id()).isZero();
    }
}
