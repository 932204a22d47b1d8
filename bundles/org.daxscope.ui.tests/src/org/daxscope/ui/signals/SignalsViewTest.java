package org.daxscope.ui.signals;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.machine.place.Space;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Story;
import org.daxscope.ui.widgets.Rows;
import org.daxscope.ui.widgets.SessionView;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoggedErrors.class)
class SignalsViewTest {
    private static final long BAD = 5 * 4096;

    private Bench bench;

    private SignalsContent open() throws Exception {
        bench = new Bench();
        bench.session().start(Story.on("6.1"));
        SessionView view = (SessionView) bench.page().showView(DaxscopeUi.VIEW_SIGNALS);
        bench.settle();
        return (SignalsContent) view.content();
    }

    private void hit() throws Exception {
        bench.act("inject", "target", "pm0", "offset", Long.toString(Story.FILE_START + BAD), "length", "256");
        bench.act("load", "target", "app/m", "offset", Long.toString(BAD + 7));
    }

    @Test
    void aMachineCheckIsListedWithEverythingThatIsKnownOfIt() throws Exception {
        SignalsContent signals = open();
        assertThat(signals.grid().rows().count()).isZero();
        assertThat(bench.command(DaxscopeUi.COMMAND_REPLAY).isEnabled()).isFalse();

        hit();

        Rows rows = signals.grid().rows();
        assertThat(rows.count()).isEqualTo(1);
        assertThat(rows.text(0, SignalRows.STEP)).isEqualTo("2");
        assertThat(rows.text(0, SignalRows.WHAT)).isEqualTo("SIGBUS BUS_MCEERR_AR");
        assertThat(rows.text(0, SignalRows.PROCESS)).isEqualTo("app/m");
        assertThat(rows.text(0, SignalRows.ADDRESS)).startsWith("0x");
        assertThat(rows.text(0, SignalRows.LSB)).as("f is mapped by 2 MiB").isEqualTo("21: 2097152 bytes");
        assertThat(rows.text(0, SignalRows.OFFSET)).isEqualTo(Long.toString(BAD));
        assertThat(rows.text(0, SignalRows.SECTOR)).isEqualTo("pm0 " + (Story.FILE_START + BAD) / 512);
        assertThat(signals.grid().table().getSelectionIndex()).isZero();
        assertThat(signals.detailsText()).contains("SIGBUS BUS_MCEERR_AR").contains("2097152 bytes")
                .contains("f: file bytes 0 to before 2097152")
                .contains("f: file bytes " + BAD + " to before " + (BAD + 4096));
    }

    @Test
    void aFailedCallIsListedWithItsErrnoAndRule() throws Exception {
        SignalsContent signals = open();
        bench.act("inject", "target", "pm0", "offset", Long.toString(Story.FILE_START + BAD), "length", "256", "known",
                "known");
        bench.act("pwrite", "target", "f", "offset", Long.toString(BAD), "length", "512");

        Rows rows = signals.grid().rows();
        assertThat(rows.count()).isEqualTo(1);
        assertThat(rows.text(0, SignalRows.WHAT)).isEqualTo("EFAULT (Bad address)");
        assertThat(rows.text(0, SignalRows.PROCESS)).isEmpty();
        assertThat(rows.text(0, SignalRows.OFFSET)).isEqualTo(Long.toString(BAD));
        assertThat(rows.text(0, SignalRows.CAUSE)).contains("[semantics");
    }

    @Test
    void selectingASignalLooksAtTheBytesItMeans() throws Exception {
        SignalsContent signals = open();
        hit();

        signals.grid().table().setSelection(0);
        signals.grid().table().notifyListeners(SWT.Selection, new Event());

        var focus = bench.focus().focus();
        assertThat(focus.span().space()).isEqualTo(Space.VIRTUAL);
        assertThat(focus.span().length()).isEqualTo(2 << 20);
        assertThat(focus.places()).singleElement().satisfies(place -> {
            assertThat(place.start()).isEqualTo(Story.FILE_START);
            assertThat(place.end()).isEqualTo(Story.FILE_START + (2 << 20));
        });
    }

    @Test
    void replayRepeatsTheAccessAsANewStep() throws Exception {
        SignalsContent signals = open();
        hit();

        bench.run(DaxscopeUi.COMMAND_REPLAY);

        assertThat(bench.state().length()).isEqualTo(3);
        assertThat(bench.state().calls().get(2).getFirst().operation())
                .isEqualTo(bench.state().calls().get(1).getFirst().operation());
        assertThat(signals.grid().rows().count()).isEqualTo(2);
    }

    @Test
    void goingBackBeforeASignalTakesItFromTheList() throws Exception {
        SignalsContent signals = open();
        hit();

        bench.run(DaxscopeUi.COMMAND_BACK);
        assertThat(signals.grid().rows().count()).isZero();

        bench.run(DaxscopeUi.COMMAND_FORWARD);
        assertThat(signals.grid().rows().count()).isEqualTo(1);
    }

    @Test
    void othersThatMapTheFailedPageAreListedWithWhatTheyGotOrWhyNothing() throws Exception {
        SignalsContent signals = open();
        bench.act("mmap", "target", "f", "process", "early", "map", "m");
        bench.act("mmap", "target", "f", "process", "calm", "map", "m");
        bench.act("killpolicy", "process", "early", "policy", "early");
        for (String process : new String[] {"early", "calm"})
            bench.act("load", "target", process + "/m", "offset", Long.toString(BAD));
        hit();

        Rows rows = signals.grid().rows();
        assertThat(rows.count()).isEqualTo(3);
        assertThat(rows.text(0, SignalRows.WHAT)).isEqualTo("SIGBUS BUS_MCEERR_AR");
        assertThat(rows.text(1, SignalRows.WHAT)).isEqualTo("SIGBUS BUS_MCEERR_AO");
        assertThat(rows.text(1, SignalRows.PROCESS)).isEqualTo("early/m");
        assertThat(rows.text(1, SignalRows.LSB)).isEqualTo("21: 2097152 bytes");
        assertThat(rows.text(1, SignalRows.CAUSE)).contains("asked for early kill");
        assertThat(rows.text(2, SignalRows.WHAT)).isEqualTo("not signalled");
        assertThat(rows.text(2, SignalRows.PROCESS)).isEqualTo("calm/m");
        assertThat(rows.text(2, SignalRows.CAUSE)).contains("no thread of the process asked for early kill");
        assertThat(rows.text(2, SignalRows.OFFSET)).isEqualTo(Long.toString(BAD));
    }
}
