package org.daxscope.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.daxscope.ui.LoggedErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LoggedErrors.class)
class ExportTest {
    @TempDir private Path folder;

    private Bench open(String view) throws Exception {
        Bench bench = new Bench();
        bench.open(Bench.sample("6.1", "a-xfs-03-subpage-write"));
        bench.run(DaxscopeUi.COMMAND_RUN_ALL);
        bench.activate(view);
        bench.settle();
        return bench;
    }

    @Test
    void theTableInSightBecomesLinesOfCommaSeparatedValues() throws Exception {
        Bench bench = open(DaxscopeUi.VIEW_STEPS);
        Path file = folder.resolve("steps.csv");

        bench.export(DaxscopeUi.COMMAND_EXPORT_DATA, file);

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + bench.state().length());
        assertThat(lines.getFirst()).contains(",");
    }

    @Test
    void aPictureCannotBeMadeOfATable() throws Exception {
        Bench bench = open(DaxscopeUi.VIEW_STEPS);

        assertThat(bench.command(DaxscopeUi.COMMAND_EXPORT_PICTURE).isEnabled()).isFalse();
        assertThat(bench.command(DaxscopeUi.COMMAND_EXPORT_DATA).isEnabled()).isTrue();
    }

    @Test
    void whatCannotBeWrittenIsToldAndLeavesNothingBehind() throws Exception {
        Bench bench = open(DaxscopeUi.VIEW_STEPS);
        Path missing = folder.resolve("missing").resolve("steps.csv");

        bench.export(DaxscopeUi.COMMAND_EXPORT_DATA, missing);

        Bench.awaitDialog("Export").close();
        assertThat(missing).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }
}
