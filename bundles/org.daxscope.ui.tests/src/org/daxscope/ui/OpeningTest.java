package org.daxscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.daxscope.ui.session.RecentRecordings;
import org.daxscope.ui.session.SessionState;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LoggedErrors.class)
class OpeningTest {
    @TempDir private Path folder;

    @Test
    void aTruncatedRecordingIsRefusedWithOneMessageAndTheOpenOneStays() throws Exception {
        byte[] whole = Files.readAllBytes(Bench.sample("6.1", "a-xfs-03-subpage-write"));
        Path bad = folder.resolve("truncated.json");
        Files.write(bad, Arrays.copyOf(whole, whole.length / 2));

        String message = refuse(bad);

        assertThat(message).contains("truncated.json:").containsPattern("json:\\d+:\\d+: ");
    }

    @Test
    void aRecordingThatDoesNotExistIsRefused() throws Exception {
        assertThat(refuse(folder.resolve("gone.json"))).contains("gone.json does not exist");
    }

    @Test
    void aFolderIsRefused() throws Exception {
        assertThat(refuse(folder)).contains("is a folder");
    }

    @Test
    void anUnknownKernelIsRefused() throws Exception {
        Path bad = folder.resolve("future.json");
        Files.writeString(bad, Files.readString(Bench.sample("6.1", "a-xfs-03-subpage-write"))
                .replaceFirst("\"kver\": *\"6.1\"", "\"kver\": \"99.9\""));

        assertThat(refuse(bad)).contains("99.9").contains("does not know");
    }

    @Test
    void ofTwoRecordingsOpenedInHasteTheLaterOneIsShown() throws Exception {
        Bench bench = new Bench();

        bench.session().open(Bench.sample("6.1", "a-xfs-16-punch-aligned"));
        bench.session().open(Bench.sample("6.1", "a-ext4-02-page"));
        bench.settle();

        assertThat(bench.state().recording().id()).isEqualTo("a-ext4-02-page");
        assertThat(bench.state().position()).isZero();
    }

    @Test
    void whatWasOpenedIsRemembered() throws Exception {
        Bench bench = new Bench();
        Path file = Bench.sample("6.12", "a-ext4-02-page");

        bench.open(file);

        assertThat(new RecentRecordings().list().getFirst()).isEqualTo(file);
    }

    /** Opens something else, then the bad file; answers what the dialog said. */
    private static String refuse(Path bad) throws Exception {
        Bench bench = new Bench();
        bench.open(Bench.sample("6.1", "a-xfs-02-page"));
        bench.run(DaxscopeUi.COMMAND_FORWARD);
        SessionState before = bench.state();
        String title = "Cannot open " + bad.getFileName();

        bench.run(DaxscopeUi.COMMAND_OPEN, Map.of(DaxscopeUi.PARAMETER_FILE, bad.toString()));
        Shell dialog = Bench.awaitDialog(title);
        bench.settle();
        String message = Controls.labels(dialog) + Controls.in(dialog, Text.class).stream().map(Text::getText).toList();
        dialog.close();
        assertThat(bench.state()).isSameAs(before);
        assertThat(message).doesNotContain("Exception").doesNotContain("\tat ");
        return message;
    }
}
