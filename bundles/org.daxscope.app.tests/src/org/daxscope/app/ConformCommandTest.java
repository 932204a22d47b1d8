package org.daxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingException;
import org.daxscope.lab.recording.RecordingReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class ConformCommandTest {
    private static final Path EXT4 = Cli.recording("6.1", "a-ext4-02-page");
    private static final Path XFS = Cli.recording("6.12", "a-xfs-02-page");

    @TempDir private Path folder;

    @Test
    void oneFile() {
        Cli run = Cli.run("conform", EXT4);

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).containsExactly(
                "equal       6.1   a-ext4-02-page                           13 of 13",
                "1 of 1 scenarios equal (0 differ, 0 unsupported), 13 of 13 observations equal");
    }

    @Test
    void aFolderAndALinkToIt() throws IOException {
        Files.copy(EXT4, folder.resolve("a.json"));
        Files.createDirectory(folder.resolve("deeper"));
        Files.copy(XFS, folder.resolve("deeper/b.json"));
        Files.writeString(folder.resolve("notes.txt"), "no recording");
        Path link = Files.createSymbolicLink(folder.resolveSibling("link"), folder);

        for (Path path : new Path[] {folder, link})
            assertThat(Cli.run("conform", path).out()).contains("2 of 2 scenarios equal").contains("6.12  a-xfs");
        assertThat(Cli.run("conform", folder, link, link).out()).contains("2 of 2 scenarios equal");
        Files.delete(link);
    }

    @Test
    void aLinkToAFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"),
                Files.copy(EXT4, folder.resolve("a.json")));

        assertThat(Cli.run("conform", link).code()).isZero();
    }

    @Test
    void aPathThatIsNotThereIsOneClearLine() {
        Cli run = Cli.run("conform", folder.resolve("nothing"), EXT4);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly("daxscope: no such file or folder: " + folder.resolve("nothing"));
    }

    @Test
    void aLinkToNothingInAFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("lost.json"), folder.resolve("gone.json"));
        Files.copy(EXT4, folder.resolve("a.json"));

        Cli run = Cli.run("conform", folder);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("1 of 1 scenarios equal");
        assertThat(run.err().lines()).singleElement().asString().startsWith("daxscope: ").contains("lost.json");
    }

    @Test
    void aTruncatedFileAmongGoodOnesIsNamedWithItsPlaceAndTheOthersGoOn() throws IOException {
        Files.copy(EXT4, folder.resolve("a.json"));
        String text = Cli.text("6.1", "a-ext4-02-page");
        Files.writeString(folder.resolve("b.json"), text.substring(0, text.length() / 2));
        Files.copy(XFS, folder.resolve("c.json"));

        Cli run = Cli.run("conform", folder);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("2 of 2 scenarios equal");
        assertThat(run.err().lines()).singleElement().asString()
                .matches("daxscope: .*b\\.json:[0-9]+:[0-9]+: .*expected .*, found .*");
    }

    @Test
    void anEmptyFolderIsNothingToCompare() {
        Cli run = Cli.run("conform", folder);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).startsWith("0 of 0 scenarios equal");
    }

    @Test
    void jsonIsOneObjectAndNothingElse() throws IOException {
        Cli run = Cli.run("conform", "--json", EXT4, XFS, alter("\"op\":\"load\"", "\"op\":\"frobnicate\""));

        JsonObject totals = JsonParser.parseString(run.out()).getAsJsonObject();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSize(1);
        assertThat(totals.keySet()).containsExactly("scenarios", "passed", "failed", "unsupported", "steps",
                "steps_equal");
        assertThat(totals.get("scenarios").getAsInt()).isEqualTo(3);
        assertThat(totals.get("passed").getAsInt()).isEqualTo(2);
        assertThat(totals.get("failed").getAsInt()).isZero();
        assertThat(totals.get("unsupported").getAsInt()).isEqualTo(1);
        assertThat(totals.get("steps").getAsInt()).isGreaterThan(totals.get("steps_equal").getAsInt());
    }

    @Test
    void resultsAreWrittenAndReadBack() throws IOException, RecordingException {
        Path out = folder.resolve("some/where");

        Cli run = Cli.run("conform", "--out", out, EXT4);

        Recording original = RecordingReader.read(EXT4);
        Recording written = RecordingReader.read(out.resolve("a-ext4-02-page.json"));
        assertThat(run.code()).isZero();
        assertThat(written.steps()).hasSameSizeAs(original.steps());
        assertThat(written.steps()).allSatisfy(step -> {
            assertThat(step.observed()).isNotNull();
            assertThat(step.inputs()).isEqualTo(original.steps().get(step.index()).inputs());
        });
        assertThat(written.finalState()).isNotNull();
        assertThat(Cli.run("conform", out).out()).contains("1 of 1 scenarios equal");
    }

    @Test
    void aDifferenceIsShownInFull() throws IOException {
        Path altered = alter("\"ret\":-1,\"errno\":\"EIO\"", "\"ret\":4096,\"fnv64\":\"0\"");

        Cli run = Cli.run("conform", altered);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).containsExactly(
                "DIFFERENT   6.1   a-ext4-02-page                           12 of 13",
                "    step 2 pread f: 4096 bytes at 16384",
                "        field    errno",
                "        kernel   nothing",
                "        daxscope \"EIO\"",
                "        rule     direct_access over 1 pages from pgoff 33284 is refused: sectors [266272, +8) are recorded bad"
                        + " [semantics 6.2]",
                "0 of 1 scenarios equal (1 differ, 0 unsupported), 12 of 13 observations equal");
    }

    @Test
    void verboseShowsEveryDifference() throws IOException {
        Path altered = alter("\"ret\":-1,\"errno\":\"EIO\"", "\"ret\":4096,\"fnv64\":\"0\"");

        assertThat(Cli.run("conform", "-v", altered).out()).containsSubsequence("field    errno", "field    fnv64",
                "field    ret");
    }

    @Test
    void whatIsLeftOutIsExplainedAndDoesNotPass() throws IOException {
        Cli run = Cli.run("conform", alter("\"op\":\"load\"", "\"op\":\"frobnicate\""));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("unsupported 6.1", "left out: unknown operation \"frobnicate\"",
                "0 of 1 scenarios equal (0 differ, 1 unsupported)");
    }

    @Test
    void aBareScenarioIsForRun() throws IOException {
        Path bare = Scenario.write(folder, "\"kver\": \"6.1\",");

        Cli run = Cli.run("conform", bare);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo(
                "daxscope: " + bare + ": holds nothing that a kernel answered; \"run\" plays it"
                        + System.lineSeparator());
    }

    @Test
    void aRecordingOfAnUnknownKernelIsRefused() throws IOException {
        Path altered = alter("\"kver\":\"6.1\"", "\"kver\":\"2.4\"");

        Cli run = Cli.run("conform", altered);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().startsWith("daxscope: " + altered + ": kver: ")
                .contains("unknown kernel \"2.4\"", "6.12", "G65");
    }

    @Test
    void resultsNeedAPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");

        Cli taken = Cli.run("conform", "--out", file, EXT4, XFS);
        Cli replaced = Cli.run("conform", "--out", Files.copy(EXT4, folder.resolve("a-ext4-02-page.json")).getParent(),
                folder.resolve("a-ext4-02-page.json"));

        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.err().lines()).containsExactly(
                "daxscope: " + file + ": results need a folder, and there is a file of that name");
        assertThat(replaced.code()).isEqualTo(2);
        assertThat(replaced.err()).contains("would replace the recording it comes from");
        assertThat(Files.readString(folder.resolve("a-ext4-02-page.json")))
                .isEqualTo(Cli.text("6.1", "a-ext4-02-page"));
    }

    /** The file's text with its first match replaced; recordings are written compactly. */
    private Path alter(String old, String by) throws IOException {
        String text = JsonParser.parseString(Cli.text("6.1", "a-ext4-02-page")).toString();
        assertThat(text).contains(old);
        return Files.writeString(folder.resolve("altered.json"), text.replaceFirst(Pattern.quote(old), by));
    }
}
