package org.daxscope.ui.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.widgets.SessionView;
import org.daxscope.viz.ByteRange;
import org.eclipse.ui.IWorkbenchPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Focus history and pinning, by their commands. */
@ExtendWith(LoggedErrors.class)
class LookingAroundTest {
    private static final Span FIRST = Span.file("f", 0, 4096);
    private static final Span SECOND = Span.file("f", 16384, 20480);

    private Bench open() throws Exception {
        Bench bench = new Bench();
        bench.open(Bench.sample("6.1", "a-xfs-03-subpage-write"));
        return bench;
    }

    private static FocusService focus(Bench bench) {
        return bench.focus();
    }

    @Test
    void backAndForwardLeadThroughWhatWasLookedAtAndViewsFollow() throws Exception {
        Bench bench = open();
        focus(bench).set(FIRST, null);
        focus(bench).set(SECOND, null);
        bench.settle();
        assertThat(bench.command(DaxscopeUi.COMMAND_FOCUS_FORWARD).isEnabled()).isFalse();

        bench.run(DaxscopeUi.COMMAND_FOCUS_BACK);

        assertThat(focus(bench).focus().span()).isEqualTo(FIRST);
        assertThat(bench.map().selectedRanges()).isEqualTo(List.of(new ByteRange(0, 4096)));

        bench.run(DaxscopeUi.COMMAND_FOCUS_FORWARD);

        assertThat(focus(bench).focus().span()).isEqualTo(SECOND);
        assertThat(bench.map().selectedRanges()).isEqualTo(List.of(new ByteRange(16384, 20480)));
    }

    @Test
    void aPinnedViewStaysAndOneSetFreeCatchesUp() throws Exception {
        Bench bench = open();
        focus(bench).set(FIRST, null);
        IWorkbenchPart part = bench.page().findView(DaxscopeUi.VIEW_PAGE_MAP);
        bench.page().activate(part);
        bench.settle();
        SessionView view = (SessionView) part;
        String title = view.getTitle();

        bench.run(DaxscopeUi.COMMAND_PIN);
        focus(bench).set(SECOND, null);
        bench.settle();

        assertThat(view.isPinned()).isTrue();
        assertThat(view.getTitle()).isEqualTo(title + " (pinned)");
        assertThat(bench.map().selectedRanges()).isEqualTo(List.of(new ByteRange(0, 4096)));

        bench.run(DaxscopeUi.COMMAND_PIN);

        assertThat(view.isPinned()).isFalse();
        assertThat(view.getTitle()).isEqualTo(title);
        assertThat(bench.map().selectedRanges()).isEqualTo(List.of(new ByteRange(16384, 20480)));
    }
}
