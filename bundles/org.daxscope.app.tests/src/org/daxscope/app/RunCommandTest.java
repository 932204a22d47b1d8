package org.daxscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingException;
import org.daxscope.lab.recording.RecordingReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class RunCommandTest {
    private static final String[] STEPS = {"{\"op\": \"inject\", \"on\": \"f\", \"off\": 16384, \"bytes\": 4096}",
        "{\"op\": \"load\", \"on\": \"f\", \"off\": 16384}",
        "{\"op\": \"write\", \"on\": \"f\", \"off\": 16384, \"len\": 4096, \"pat\": \"57\"}"};

    @TempDir private Path folder;

    @Test
    void tellsEachOutcomeInWords() throws IOException {
        Cli run = Cli.run("run", Scenario.write(folder, "\"kver\": \"6.1\",", STEPS));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSize(10).startsWith("s on kernel 6.1: one page",
                "    0  inject a record: f, 4096 bytes at 16384").contains(
                        "    1  load f at 16384 (fresh map)",
                        "       SIGBUS BUS_ADRERR at file byte 16384",
                        "       because a page fault at file offset 16384 is refused: its page has a record"
                                + " [semantics 10.1]",
                        "       note: the kernel takes 8 sectors from disk sector 224 on for bad now; the media there is as it was"
                                + " [semantics 2.6, quirk Q22]",
                        "    2  pwrite f: 4096 bytes at 16384, pattern 57");
        assertThat(run.out()).containsPattern("4096 bytes written; record \\[[0-9]+, \\+8\\) of pm0 gone");
    }

    @ParameterizedTest
    @CsvSource({"5.10, EIO", "6.1, 4096 bytes written", "6.12, 4096 bytes written", "G65, 4096 bytes written",
        "g15, EIO"})
    void theKernelCanBeTold(String kernel, String outcome) throws IOException {
        Cli run = Cli.run("run", "--kernel", kernel, Scenario.write(folder, "\"kver\": \"6.1\",", STEPS));

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("s on kernel " + kernel.toUpperCase(Locale.ROOT)).containsSubsequence(
                "pwrite f",
                outcome);
    }

    @Test
    void anUnknownKernelIsRefusedWithThoseThatAreKnown() throws IOException {
        Cli run = Cli.run("run", "--kernel", "2.4", Scenario.write(folder, "", STEPS));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--kernel", "\"2.4\"", "5.10", "6.1", "6.12", "G15", "G65", "G618");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | names no kernel; tell one with --kernel",
        "\"kver\": \"2.4\", | unknown kernel \"2.4\""})
    void aScenarioWithoutAKnownKernelNeedsTheOption(String kver, String message) throws IOException {
        Path scenario = Scenario.write(folder, kver, STEPS);

        Cli run = Cli.run("run", scenario);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().startsWith("daxscope: " + scenario + ": ")
                .contains(message, "--kernel");
        assertThat(Cli.run("run", "--kernel", "6.1", scenario).code()).isZero();
    }

    @Test
    void jsonIsOneArray() throws IOException {
        Cli run = Cli.run("run", "--json", "--kernel", "6.1", Scenario.write(folder, "", STEPS));

        JsonArray all = JsonParser.parseString(run.out()).getAsJsonArray();
        JsonObject first = all.get(0).getAsJsonObject();
        assertThat(run.out().lines()).hasSize(1);
        assertThat(all).hasSize(1);
        assertThat(first.get("kernel").getAsString()).isEqualTo("6.1");
        assertThat(first.getAsJsonArray("steps").get(1).getAsJsonObject().get("outcome").getAsString())
                .isEqualTo("SIGBUS BUS_ADRERR at file byte 16384");
    }

    @Test
    void resultsHoldWhatARecordingHolds() throws IOException, RecordingException {
        Path out = folder.resolve("out");

        Cli run = Cli.run("run", "--out", out, "--kernel", "6.1", Scenario.write(folder, "\"kver\": \"6.1\",", STEPS));

        Recording written = RecordingReader.read(out.resolve("s.json"));
        assertThat(run.code()).isZero();
        assertThat(written.isBare()).isFalse();
        assertThat(written.setup()).hasSize(3);
        assertThat(written.steps()).allMatch(step -> step.observed() != null);
        assertThat(written.finalState()).isNotNull();
        assertThat(Cli.run("conform", out).code()).isZero();
    }

    @Test
    void whatCannotBePlayedIsSaidAndTheRestIsPlayed() throws IOException {
        Path scenario = Scenario.write(folder, "\"kver\": \"6.1\",", "{\"op\": \"sh\", \"cmd\": \"vi f\\n\"}",
                "{\"op\": \"frobnicate\"}", "{\"op\": \"stat\", \"on\": \"f\"}");

        Cli run = Cli.run("run", scenario);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).containsSubsequence("shell: vi f", "left out: the command \"vi\" is not known",
                "frobnicate", "left out: unknown operation", "stat f", "65536 bytes, DAX");
    }

    @Test
    void aBrokenScenarioDoesNotKeepTheOthersFromBeingPlayed() throws IOException {
        Path good = Scenario.write(folder, "\"kver\": \"6.1\",", STEPS);
        Path bad = Files.writeString(folder.resolve("bad.json"),
                Files.readString(good).replace("\"on\": \"pm0\"", "\"on\": \"pm7\""));

        Cli run = Cli.run("run", bad, good);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).containsExactly(
                "daxscope: " + bad + ":3:30: fs.on: expected the name of a device, found \"pm7\"");
        assertThat(run.out()).contains("s on kernel 6.1");
    }
}
