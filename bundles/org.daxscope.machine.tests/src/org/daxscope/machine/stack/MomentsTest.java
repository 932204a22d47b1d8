package org.daxscope.machine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.journal.Journal;
import org.daxscope.kernel.Reason;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.event.EventKind;
import org.daxscope.kernel.event.Subject;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.stack.Act.Phase;
import org.daxscope.machine.stack.Moments.Moment;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private final Journal journal = new Journal();
    private final Subject disk = journal.subject("pm0");
    private final MachineImage image = new MachineImage(List.of(), List.of(), List.of());

    /** A refused call inside another, then a change. */
    private void play() {
        journal.enter(EventKind.SYSCALL_READ, disk, 0, 8192, 0);
        journal.enter(EventKind.DIRECT_ACCESS, disk, 0, 0, 2);
        journal.refuse(disk, new Reason(Rule.RECORD_OVERLAPS_REQUEST, 2, 0, 8, 8));
        journal.leave(-5);
        journal.leave(-5);
        journal.change(EventKind.PAGE_HWPOISON, disk, 1, 1, 0, 1);
    }

    @Test
    void callsReturnAfterWhatIsInsideThem() {
        play();

        Moments moments = Moments.of(journal);

        assertThat(moments.count()).isEqualTo(6);
        assertThat(List.of(moments.get(0), moments.get(1), moments.get(2), moments.get(3), moments.get(4),
                moments.get(5))).containsExactly(new Moment(0, false), new Moment(1, false), new Moment(2, false),
                        new Moment(1, true), new Moment(0, true), new Moment(3, false));
        assertThat(moments.of(2)).isEqualTo(2);
        assertThat(moments.eventsAt(3)).isEqualTo(3);
        assertThat(moments.eventsAt(5)).isEqualTo(4);
    }

    @Test
    void aLayerShowsItsCallItsRefusalAndThenTheResult() {
        play();
        Moments moments = Moments.of(journal);
        Acts acts = new Acts(journal, moments, image);

        assertThat(acts.at(1)).extracting(Act::phase).containsExactly(Phase.CALLED);
        assertThat(acts.at(2).getFirst().told()).contains("sectors [8, +8) are recorded bad");
        assertThat(acts.at(2).getFirst().refused()).isTrue();
        Act returned = acts.at(3).getFirst();
        assertThat(returned.phase()).isEqualTo(Phase.RETURNED);
        assertThat(returned.result()).isEqualTo("-EIO");
        assertThat(returned.told()).contains("sectors [8, +8) are recorded bad");
        assertThat(acts.kind(1)).isEqualTo(LayerKind.DISK);
    }

    @Test
    void whatWasGivenIsCountedInBytes() {
        journal.enter(EventKind.DIRECT_ACCESS, disk, 0, 4, 8);
        journal.leave(3);

        Act act = new Acts(journal, Moments.of(journal), image).at(1).getFirst();

        assertThat(act.given()).isEqualTo(3 * 4096);
        assertThat(act.asked().getFirst().start()).isEqualTo(4 * 4096);
        assertThat(act.asked().getFirst().end()).isEqualTo(12 * 4096);
    }
}
