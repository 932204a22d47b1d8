package org.daxscope.ui.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.Bench;
import org.daxscope.ui.Controls;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.daxscope.ui.Story;
import org.daxscope.ui.widgets.Rows;
import org.eclipse.jface.window.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The difference that Daxscope is about, predicted and done. */
@ExtendWith(LoggedErrors.class)
class RecoverTest {
    private static final long BAD = 5 * 4096;

    private Bench bench;

    /** A file with one bad line, and the process that died of it. */
    private void hit(String kernel, String fs) throws Exception {
        bench = new Bench();
        bench.start(Story.on(kernel, fs));
        bench.act("inject", "target", "pm0", "offset",
                Long.toString(Story.FILE_START + BAD + 256),
                "length", "256");
        bench.act("load", "target", "app/m", "offset", Long.toString(BAD + 256));
    }

    private MachineImage image() {
        return bench.state().image();
    }

    private FileImage file() {
        return image().files().getFirst();
    }

    private static RepairDialog dialog() {
        return (RepairDialog) (Window) Bench.awaitDialog("Recover").getData();
    }

    @Test
    void aRecoveryWriteMendsOnePageInPlace() throws Exception {
        hit("6.1", "xfs");

        bench.run(DaxscopeUi.COMMAND_RECOVER, "strategy", "write");

        assertThat(bench.state().length()).isEqualTo(3);
        assertThat(bench.state().calls().get(2)).hasSize(1);
        assertThat(bench.state().latest().operation())
                .isEqualTo("recover by writing: f, 4096 bytes at " + BAD);
        assertThat(image().devices().getFirst().poisoned()).isEmpty();
        assertThat(image().devices().getFirst().diskRecords()).isEmpty();
        assertThat(file().extents()).hasSize(1);
    }

    @Test
    void aHolePunchLeavesRecordAndPoisonBehindAndTearsTheFile() throws Exception {
        hit("6.1", "xfs");

        bench.run(DaxscopeUi.COMMAND_RECOVER, "strategy", "punch");

        assertThat(bench.state().calls().get(2)).hasSize(3);
        assertThat(image().devices().getFirst().diskRecords()).isNotEmpty();
        assertThat(file().extents()).hasSize(3);

        bench.run("org.eclipse.ui.edit.undo");

        assertThat(file().extents()).as("one step, taken back as one").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"6.1,xfs", "6.1,ext4", "6.12,xfs", "5.10,xfs"})
    void whatIsPredictedIsWhatHappens(String kernel, String fs) throws Exception {
        hit(kernel, fs);
        Target target = Target.of(Span.file("f", BAD, BAD + 4096), image()).orElseThrow();
        List<Prediction> predictions = new Predictor(bench.state(), () -> true).predict(target,
                new Pattern.Constant((byte) 0));
        assertThat(predictions).hasSize(2);

        for (Prediction prediction : predictions) {
            bench.run(DaxscopeUi.COMMAND_RECOVER, "target", "f", "offset", Long.toString(BAD), "length", "4096",
                    "strategy",
                    prediction.strategy().id());
            assertThat(bench.state().calls().get(2)).isEqualTo(prediction.taken().calls());
            assertThat(image()).isEqualTo(prediction.after());
            bench.run("org.eclipse.ui.edit.undo");
            assertThat(bench.state().length()).isEqualTo(2);
        }
    }

    @Test
    void theDialogShowsBothSideBySideAndRunsTheChosenOne() throws Exception {
        hit("6.1", "xfs");
        bench.focus(Span.file("f", BAD, BAD + 4096));

        bench.run(DaxscopeUi.COMMAND_RECOVER);
        RepairDialog dialog = dialog();
        Bench.await("the predictions", () -> dialog.grid().rows().count() > 0);

        Rows rows = dialog.grid().rows();
        assertThat(row(rows, "Extents of the file")).containsExactly("1", "1", "3");
        assertThat(row(rows, "Disk records where they lay").get(1)).isEqualTo("gone");
        assertThat(row(rows, "Disk records where they lay").get(2)).startsWith("left behind");
        assertThat(row(rows, "Can be mapped by 2 MiB")).containsExactly("1 × 2 MiB",
                "2 × 2 MiB", "1 × 2 MiB");
        assertThat(row(rows, "Pages of the file").subList(1, 3)).containsExactly("readable", "readable");
        assertThat(bench.state().length()).as("nothing was done yet").isEqualTo(2);

        Controls.button(dialog.getShell(), "Recovery write").setSelection(false);
        Controls.button(dialog.getShell(), "Hole punch").setSelection(true);
        Controls.press(dialog.getShell(), "Run");
        bench.settle();

        assertThat(Bench.dialog("Recover")).isNull();
        assertThat(bench.state().length()).isEqualTo(3);
        assertThat(file().extents()).hasSize(3);
    }

    private static List<String> row(Rows rows, String aspect) {
        for (int row = 0; row < rows.count(); row++)
            if (rows.text(row, 0).equals(aspect))
                return List.of(rows.text(row, 1), rows.text(row, 2), rows.text(row, 3));
        throw new AssertionError("no row " + aspect);
    }

    @Test
    void theFewestPagesThatCoverTheDamageAreWritten() throws Exception {
        hit("6.1", "xfs");

        Target target = Target.of(Span.file("f", 0, Story.FILE_BYTES), image()).orElseThrow();

        assertThat(target.pages()).isEqualTo(Span.file("f", BAD, BAD + 4096));
        assertThat(TargetText.of(target, bench.state().scene())).contains("4096 bytes at " + BAD)
                .contains("what the media lost, 1 × 256 bytes").doesNotContain("latent")
                .contains("3840 bytes of these pages can still be read");
    }

    @Test
    void aTailPageIsCutBackToTheSizeOfTheFile() throws Exception {
        hit("6.1", "xfs");
        bench.act("pwrite", "target", "g", "offset", "0", "length", "5000");
        FileImage tail = image().files().getLast();
        bench.act("inject", "target", "pm0", "offset",
                Long.toString(tail.extents().getFirst().physical() + 4096), "length", "1", "known", "known");

        bench.run(DaxscopeUi.COMMAND_RECOVER, "target", "g", "offset", "4500", "length", "10", "strategy", "write");

        assertThat(image().files().getLast().size()).isEqualTo(5000);
        assertThat(bench.state().calls().getLast()).hasSize(2).noneMatch(call -> call.failed());
        assertThat(image().devices().getFirst().poisoned()).hasSize(1);
    }

    @Test
    void whatIsNowhereIsSaidAndChangesNothing() throws Exception {
        hit("6.1", "xfs");

        bench.run(DaxscopeUi.COMMAND_RECOVER, "target", "nothing", "strategy", "write");
        bench.run(DaxscopeUi.COMMAND_RECOVER, "strategy", "magic");

        assertThat(bench.state().length()).isEqualTo(2);
    }
}
