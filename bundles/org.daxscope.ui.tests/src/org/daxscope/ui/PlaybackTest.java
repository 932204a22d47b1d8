package org.daxscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.lab.conformance.StepReport.Verdict;
import org.daxscope.ui.steps.StepsContent;
import org.daxscope.ui.widgets.Rows;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A recording of a real kernel, stepped through by commands. */
@ExtendWith(LoggedErrors.class)
class PlaybackTest {
    private static final int OPERATION = 1;
    private static final int KERNEL = 2;
    private static final int DAXSCOPE = 3;
    private static final int VERDICT = 4;

    private Bench open(String id) throws Exception {
        Bench bench = new Bench();
        bench.open(Bench.sample("6.1", id));
        return bench;
    }

    @Test
    void anOpenedRecordingStandsBeforeItsFirstStep() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        Rows rows = bench.steps().grid().rows();

        assertThat(bench.state().position()).isZero();
        assertThat(bench.window().getShell().getText()).isEqualTo("a-xfs-03-subpage-write - kernel 6.1 - Daxscope");
        assertThat(rows.count()).isEqualTo(11);
        assertThat(bench.steps().grid().table().getItemCount()).isEqualTo(11);
        assertThat(rows.text(1, OPERATION)).contains("write").contains("16384").contains("512");
        assertThat(rows.text(1, KERNEL)).contains("EFAULT");
        assertThat(rows.text(1, DAXSCOPE)).isEmpty();
        assertThat(rows.text(1, VERDICT)).isEqualTo("pending");
        assertThat(bench.steps().detailsText()).contains("sub-page pwrite over a poisoned page");
        assertThat(bench.command(DaxscopeUi.COMMAND_BACK).isEnabled()).isFalse();
        assertThat(bench.command(DaxscopeUi.COMMAND_FORWARD).isEnabled()).isTrue();
    }

    @Test
    void stepsForwardAndBackMoveTheCursorAndItsMark() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");

        bench.run(DaxscopeUi.COMMAND_FORWARD);
        bench.run(DaxscopeUi.COMMAND_FORWARD);

        Rows rows = bench.steps().grid().rows();
        assertThat(bench.state().position()).isEqualTo(2);
        assertThat(rows.text(1, DAXSCOPE)).contains("EFAULT");
        assertThat(rows.text(1, VERDICT)).isEqualTo("equal");
        assertThat(rows.icon(1, 0)).isEqualTo("cursor");
        assertThat(rows.icon(0, 0)).isEqualTo("blank");
        assertThat(bench.steps().grid().table().getSelectionIndex()).isEqualTo(1);
        assertThat(bench.steps().detailsText()).contains("Step 2").contains("EFAULT").contains("equal");

        bench.run(DaxscopeUi.COMMAND_BACK);

        assertThat(bench.state().position()).isEqualTo(1);
        assertThat(bench.steps().grid().rows().icon(0, 0)).isEqualTo("cursor");
        assertThat(bench.steps().grid().rows().text(1, VERDICT)).as("what was performed stays known")
                .isEqualTo("equal");
    }

    @Test
    void runAllPerformsEveryStepAndResetGoesBackToTheStart() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");

        bench.run(DaxscopeUi.COMMAND_RUN_ALL);

        assertThat(bench.state().position()).isEqualTo(11);
        assertThat(bench.state().count(Verdict.EQUAL)).isEqualTo(11);
        assertThat(bench.steps().totals()).contains("Step 11 of 11").contains("11 equal");
        assertThat(bench.command(DaxscopeUi.COMMAND_FORWARD).isEnabled()).isFalse();

        bench.run(DaxscopeUi.COMMAND_RESET);

        assertThat(bench.state().position()).isZero();
        assertThat(bench.steps().grid().table().getSelectionIndex()).isEqualTo(-1);
        assertThat(bench.command(DaxscopeUi.COMMAND_RESET).isEnabled()).isFalse();
    }

    @Test
    void enterOnAStepMovesTheCursorBehindIt() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        StepsContent steps = bench.steps();

        steps.grid().table().setSelection(4);
        steps.grid().table().notifyListeners(SWT.DefaultSelection, new Event());
        bench.settle();

        assertThat(bench.state().position()).isEqualTo(5);

        steps.grid().table().setSelection(1);
        steps.grid().table().notifyListeners(SWT.DefaultSelection, new Event());
        bench.settle();

        assertThat(bench.state().position()).isEqualTo(2);
    }

    @Test
    void hurriedCommandsAddUp() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");

        for (int i = 0; i < 7; i++)
            bench.session().forward();
        bench.session().back();
        bench.settle();

        assertThat(bench.state().position()).isEqualTo(6);
    }

    @Test
    void theTablesShowTheRecordThatAStepMadeAndForgetItWhenARecoveryRemovedIt() throws Exception {
        Bench bench = open("a-xfs-03-subpage-write");
        assertThat(bench.tables().records().rows().text(0, 7)).contains("Nothing is poisoned");

        bench.run(DaxscopeUi.COMMAND_FORWARD);

        Rows records = bench.tables().records().rows();
        assertThat(records.count()).isEqualTo(1);
        assertThat(records.text(0, 0)).isEqualTo("pm0");
        assertThat(records.text(0, 1)).isEqualTo("[224, 232)");
        assertThat(records.text(0, 5)).isEqualTo("224 +8");
        assertThat(bench.tables().rawText()).contains("224 8");

        bench.run(DaxscopeUi.COMMAND_RUN_ALL);

        assertThat(bench.tables().records().rows().text(0, 7)).contains("Nothing is poisoned");
        assertThat(bench.tables().rawText()).doesNotContain("224 8");
    }

    @Test
    void theTablesShowWhatAHolePunchLeavesBehind() throws Exception {
        Bench bench = open("a-xfs-16-punch-aligned");

        bench.run(DaxscopeUi.COMMAND_RUN_ALL);

        assertThat(bench.tables().records().rows().text(0, 6)).isEqualTo("Stale");
        Rows files = bench.tables().files().rows();
        assertThat(files.text(0, 0)).isEqualTo("f");
        assertThat(files.text(0, 6)).contains("extents: 3");
        assertThat(files.count()).isEqualTo(4);
    }
}
