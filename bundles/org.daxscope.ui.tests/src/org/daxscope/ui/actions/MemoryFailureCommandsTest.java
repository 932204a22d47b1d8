package org.daxscope.ui.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.kernel.BusCode;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.DeviceImage.Bytes;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.ui.Bench;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Story;
import org.daxscope.ui.selection.OperationSpans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Errors that processor and administrator report, by their commands. */
@ExtendWith(LoggedErrors.class)
class MemoryFailureCommandsTest {
    private static final long BAD = 5 * 4096;
    private static final long DISK_BAD = Story.FILE_START + BAD;

    private Bench bench;

    private void open() throws Exception {
        bench = Story.opened("6.1");
    }

    private Call call() {
        return bench.state().calls().get(bench.state().position() - 1).getLast();
    }

    private DeviceImage disk() {
        return bench.state().image().devices().getFirst();
    }

    @Test
    void aMachineCheckOnThePageThatIsLookedAt() throws Exception {
        open();
        bench.focus(Span.file("f", BAD, BAD + 100));

        bench.act("machinecheck", "now", "true");

        assertThat(call().outcome()).isInstanceOfSatisfying(Outcome.Killed.class, killed -> {
            assertThat(killed.signal().code()).isEqualTo(BusCode.BUS_MCEERR_AR);
            assertThat(killed.fileOffset()).isEqualTo(BAD);
        });
        assertThat(disk().hwPoison()).containsExactly(new Bytes(DISK_BAD, DISK_BAD + 4096));
        assertThat(disk().notPresent()).isEqualTo(disk().hwPoison());
    }

    @Test
    void anAsynchronousErrorSignalsNobodyUnlessAskedTo() throws Exception {
        open();
        bench.act("load", "target", "app/m", "offset", Long.toString(BAD));
        bench.act("patrol", "target", "pm0", "offset", Long.toString(DISK_BAD), "lsb", "12");
        assertThat(call().signals()).isEmpty();
        assertThat(call().spared()).extracting(spared -> spared.process()).containsExactly("app");

        bench.act("killpolicy", "process", "*", "policy", "early");
        bench.act("patrol", "target", "pm0", "offset", Long.toString(DISK_BAD), "lsb", "12");

        assertThat(call().signals()).singleElement().satisfies(sent -> {
            assertThat(sent.process()).isEqualTo("app");
            assertThat(sent.signal().code()).isEqualTo(BusCode.BUS_MCEERR_AO);
        });
    }

    @Test
    void theyAreSaidToBeWhereTheyHit() throws Exception {
        open();
        var image = bench.state().image();
        long physical = disk().physicalBase() + DISK_BAD;

        assertThat(OperationSpans.of(new Operation.HardOffline(physical), image))
                .containsExactly(new Span(Space.DISK, "pm0", DISK_BAD, DISK_BAD + 1));
        assertThat(OperationSpans.of(new Operation.PatrolScrub(1, 12), image)).isEmpty();
        assertThat(OperationSpans.of(new Operation.MachineCheck("app", "m", BAD, 12), image)).singleElement()
                .satisfies(span -> assertThat(span.space()).isEqualTo(Space.VIRTUAL));
    }

    @Test
    void hardOfflineOfAPageThatNobodyMappedIsBusy() throws Exception {
        open();
        bench.act("offline", "target", "pm0", "offset", "0");

        assertThat(call().outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.errno()).isEqualTo(Errno.EBUSY));
    }

    @Test
    void policiesAndTheDecoderBecomeOperations() throws Exception {
        open();
        bench.act("killpolicy", "process", "app", "thread", "worker", "policy", "late");
        bench.act("decoder", "decoder", "wait");
        bench.act("decoder", "decoder", "handle");

        assertThat(bench.state().calls().stream().flatMap(List::stream).map(Call::operation).toList())
                .containsExactly(
                        new Operation.KillPolicy("app", "worker", Operation.KillPolicy.Kill.LATE),
                        new Operation.HoldDecoder(true), new Operation.HoldDecoder(false));
    }

    @Test
    void madviseHwpoisonLeavesNoRecord() throws Exception {
        open();
        bench.act("hwpoison", "target", "app/m", "offset", Long.toString(BAD), "length", "1");

        assertThat(disk().hwPoison()).containsExactly(new Bytes(DISK_BAD, DISK_BAD + 4096));
        assertThat(disk().diskRecords()).isEmpty();
        assertThat(disk().notPresent()).isEmpty();
    }
}
