package org.daxscope.ui.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.daxscope.ui.Bench;
import org.daxscope.ui.LoggedErrors;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoggedErrors.class)
class SamplesTest {
    @Test
    void theCatalogHasEveryScenarioOfEachKernel() {
        List<Sample> samples = new SampleCatalog().read(new NullProgressMonitor());

        assertThat(samples).hasSizeGreaterThan(200);
        assertThat(samples).extracting(Sample::kernel).contains("5.10", "6.1", "6.12");
        assertThat(samples).allSatisfy(sample -> assertThat(sample.title()).isNotBlank());
    }

    @Test
    void whatCannotBePlayedYetSaysSoBeforeItIsChosen() {
        SampleRows rows = new SampleRows(new SampleCatalog().read(new NullProgressMonitor()));

        assertThat(rows.text(0, 3)).isEqualTo("yes");
        assertThat(new SampleRows(List.of(new Sample(Path.of("x"), "b", "title", "6.1", "no such target"))).text(0, 3))
                .contains("no such target");
    }

    @Test
    void aFilterMatchesWordsAnywhere() {
        Sample sample = new Sample(Path.of("x"), "a-xfs-16-punch-aligned", "xfs: hole punch", "6.1", "");

        assertThat(sample.matches("")).isTrue();
        assertThat(sample.matches("PUNCH 6.1")).isTrue();
        assertThat(sample.matches("punch 5.10")).isFalse();
    }

    @Test
    void theDialogOffersAllAndAnswersTheChosenOne() throws Exception {
        Bench bench = new Bench();
        SampleDialog dialog = new SampleDialog(bench.window().getShell(), new SampleCatalog());
        dialog.setBlockOnOpen(false);
        dialog.open();
        Shell shell = dialog.getShell();
        Bench.await("the list of samples", dialog::isRead);

        dialog.filter("a-xfs-16-punch-aligned 5.10");
        dialog.okPressed();

        assertThat(shell.isDisposed()).isTrue();
        assertThat(dialog.chosen()).isEqualTo(Bench.sample("5.10", "a-xfs-16-punch-aligned"));
    }
}
