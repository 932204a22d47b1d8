package org.daxscope.ui.pagemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Story;
import org.daxscope.ui.selection.FocusService;
import org.daxscope.ui.signals.Signal;
import org.daxscope.viz.ByteRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoggedErrors.class)
class SignalOutlineTest {
    private static final long BAD = 5 * 4096;

    @Test
    @DisplayName("O-01 what a machine check unmapped is outlined, and in it the page that is bad")
    void unmappedAndBad() throws Exception {
        Bench bench = new Bench();
        bench.session().start(Story.on("6.1"));
        bench.settle();
        String parameter = DaxscopeUi.PARAMETER_ACTION;
        bench.run(DaxscopeUi.COMMAND_ACTION + "inject", Map.of(parameter + "target", "pm0", parameter + "offset",
                Long.toString(Story.FILE_START + BAD), parameter + "length", "256"));
        bench.run(DaxscopeUi.COMMAND_ACTION + "load",
                Map.of(parameter + "target", "app/m", parameter + "offset", Long.toString(BAD + 7)));
        bench.settle();
        bench.map().bar().choose(new MapTarget.OfFile("pm0", "f"));
        bench.settle();
        FocusService focus = bench.window().getService(FocusService.class);
        Signal signal = Signal.of(bench.state()).getLast();

        focus.set(signal.span(bench.state().image()), null);

        assertThat(bench.map().selectedRanges()).containsExactly(new ByteRange(0, 2 << 20));
        assertThat(bench.map().badRanges()).containsExactly(new ByteRange(BAD, BAD + 4096));

        focus.set(signal.reach(bench.state().image()).bad(), null);

        assertThat(bench.map().selectedRanges()).containsExactly(new ByteRange(BAD, BAD + 4096));
        assertThat(bench.map().badRanges()).isEmpty();
    }
}
