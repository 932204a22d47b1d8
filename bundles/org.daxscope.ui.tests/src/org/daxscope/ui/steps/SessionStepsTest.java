package org.daxscope.ui.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Story;
import org.daxscope.ui.widgets.Rows;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Steps of a session of the user's own, on its kernel and on others. */
@ExtendWith(LoggedErrors.class)
class SessionStepsTest {
    private static final long BAD = 5 * 4096;
    private static final int OUTCOME = 2;
    private static final int FIRST_COMPARED = 3;

    private Bench bench;

    private void open(String kernel) throws Exception {
        bench = Story.opened(kernel);
    }

    @AfterEach
    void compareNoMore() {
        bench.session().compare(List.of());
        bench.settle();
    }

    private void damageAndRepair() throws Exception {
        bench.act("inject", "target", "pm0", "offset", Long.toString(Story.FILE_START + BAD),
                "length", "256", "known", "known");
        bench.act("pwrite", "target", "f", "offset", Long.toString(BAD), "length", "4096");
    }

    private Rows rows() {
        return bench.steps().grid().rows();
    }

    private List<String> titles() {
        return Arrays.stream(bench.steps().grid().table().getColumns()).map(TableColumn::getText).toList();
    }

    @Test
    void aSessionShowsWhatItsStepsGaveInsteadOfVerdicts() throws Exception {
        open("6.1");
        damageAndRepair();

        assertThat(titles()).containsExactly("#", "Operation", "Outcome on 6.1");
        assertThat(rows().text(1, OUTCOME)).startsWith("4096 bytes written").contains("extents unchanged");
        assertThat(rows().icon(1, 0)).isEqualTo("cursor");
        assertThat(bench.steps().grid().table().getSelectionIndex()).isEqualTo(1);
        assertThat(bench.steps().totals()).contains("Step 2 of 2").doesNotContain("equal");

        bench.open(Bench.sample("6.1", "a-xfs-03-subpage-write"));

        assertThat(titles()).containsExactly("#", "Operation", "Kernel", "Daxscope", "Verdict");
    }

    @Test
    void otherKernelsStandBesideItAndWhatDiffersIsMarked() throws Exception {
        open("6.1");
        damageAndRepair();

        bench.run(DaxscopeUi.COMMAND_COMPARE, "kernel", "5.10 6.12");

        assertThat(titles()).containsExactly("#", "Operation", "Outcome on 6.1", "On 5.10", "On 6.12");
        assertThat(rows().text(1, FIRST_COMPARED)).startsWith("different: EIO");
        assertThat(rows().icon(1, FIRST_COMPARED)).isEqualTo("different");
        assertThat(rows().colour(1, FIRST_COMPARED)).isEqualTo("org.daxscope.ui.different");
        assertThat(rows().text(1, FIRST_COMPARED + 1)).isEqualTo("equal");
        assertThat(bench.steps().totals()).contains("1 different on 5.10").contains("0 different on 6.12");
        assertThat(bench.steps().detailsText()).contains("On 5.10").contains("[semantics");

        bench.run(DaxscopeUi.COMMAND_COMPARE, "kernel", "");

        assertThat(titles()).containsExactly("#", "Operation", "Outcome on 6.1");
    }

    @Test
    void theSameStepsRunOnAnotherKernel() throws Exception {
        open("6.1");
        damageAndRepair();

        bench.run(DaxscopeUi.COMMAND_KERNEL, "kernel", "5.10");

        assertThat(bench.state().kernel()).isEqualTo("5.10");
        assertThat(bench.state().position()).isEqualTo(2);
        assertThat(rows().text(1, OUTCOME)).startsWith("EIO");
        assertThat(rows().icon(1, OUTCOME)).isEqualTo("eventrefusal");
        assertThat(bench.session().undoLabel()).isEqualTo("run on kernel 5.10");

        bench.run("org.eclipse.ui.edit.undo");

        assertThat(rows().text(1, OUTCOME)).startsWith("4096 bytes written");
    }

    @Test
    void aRecordingRunsOnAnotherKernelAsASession() throws Exception {
        bench = new Bench();
        bench.open(Bench.sample("6.1", "a-xfs-03-subpage-write"));
        bench.run(DaxscopeUi.COMMAND_RUN_ALL);

        bench.run(DaxscopeUi.COMMAND_KERNEL, "kernel", "5.10");

        assertThat(bench.state().recording()).isNull();
        assertThat(bench.state().kernel()).isEqualTo("5.10");
        assertThat(bench.state().position()).isEqualTo(11);
    }

    @Test
    void anUnknownKernelChangesNothing() throws Exception {
        open("6.1");

        bench.run(DaxscopeUi.COMMAND_KERNEL, "kernel", "2.4");
        bench.run(DaxscopeUi.COMMAND_COMPARE, "kernel", "2.4");

        assertThat(bench.state().kernel()).isEqualTo("6.1");
        assertThat(bench.state().comparisons()).isEmpty();
    }

    @Test
    void laterStepsAreDeletedAndComeBackByUndo() throws Exception {
        open("6.1");
        damageAndRepair();
        bench.run(DaxscopeUi.COMMAND_BACK);
        bench.activate(DaxscopeUi.VIEW_STEPS);

        bench.run(DaxscopeUi.COMMAND_DELETE_LATER);
        assertThat(bench.state().length()).isEqualTo(1);

        bench.run("org.eclipse.ui.edit.undo");
        assertThat(bench.state().length()).isEqualTo(2);
    }

    @Test
    void goToStepMovesTheCursorBehindTheSelectedStep() throws Exception {
        open("6.1");
        damageAndRepair();
        bench.activate(DaxscopeUi.VIEW_STEPS);
        bench.steps().grid().table().setSelection(0);
        bench.steps().grid().table().notifyListeners(SWT.Selection,
                new Event());

        bench.run(DaxscopeUi.COMMAND_GO_TO);

        assertThat(bench.state().position()).isEqualTo(1);
        assertThat(bench.state().length()).isEqualTo(2);
    }

    @Test
    void aStepOfSeveralCallsTellsEach() throws Exception {
        open("6.1");
        damageAndRepair();

        bench.run(DaxscopeUi.COMMAND_RECOVER, "target", "f", "offset", Long.toString(BAD), "strategy", "punch");

        assertThat(bench.steps().detailsText()).contains("Calls").contains("punch a hole in f").contains("fsync f");
    }
}
