package org.daxscope.ui.pagemap;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.ui.Bench;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Story;
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
        Bench bench = Story.opened("6.1");
        bench.act("inject", "target", "pm0", "offset", Long.toString(Story.FILE_START + BAD), "length", "256");
        bench.act("load", "target", "app/m", "offset", Long.toString(BAD + 7));
        bench.map().bar().choose(new MapTarget.OfFile("pm0", "f"));
        bench.settle();
        Signal signal = Signal.of(bench.state()).getLast();

        bench.focus(signal.span(bench.state().image()));

        assertThat(bench.map().selectedRanges()).containsExactly(new ByteRange(0, 2 << 20));
        assertThat(bench.map().badRanges()).containsExactly(new ByteRange(BAD, BAD + 4096));

        bench.focus(signal.reach(bench.state().image()).bad());

        assertThat(bench.map().selectedRanges()).containsExactly(new ByteRange(BAD, BAD + 4096));
        assertThat(bench.map().badRanges()).isEmpty();
    }
}
