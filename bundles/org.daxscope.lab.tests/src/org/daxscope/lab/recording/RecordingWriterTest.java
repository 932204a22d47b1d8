package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {
    private static final String SCENARIO = Samples.scenarioWith("\"wall_s\": 3.5, \"mystery\": [1, null],",
            "{\"op\": \"fsync\", \"on\": \"f\", \"observed\": {\"ret\": 0}}",
            "{\"op\": \"levitate\"}", "{\"op\": \"fsck\"}");

    @Test
    void stepsCarryAnOutcomeOrTheReasonWhyNot() throws RecordingException {
        Results results = results(false, new StepResult.Observed(object("{'ret': -1, 'errno': 'EIO'}")),
                new StepResult.Unsupported("unknown operation"));

        JsonObject tree = RecordingWriter.tree(Samples.read(SCENARIO), results);

        assertThat(tree.get("steps")).isEqualTo(JsonParser.parseString("""
                [{"op": "fsync", "on": "f", "observed": {"ret": -1, "errno": "EIO"}},
                 {"op": "levitate", "unsupported": "unknown operation"},
                 {"op": "fsck"}]"""));
    }

    @Test
    void fieldsThatNobodyKnowsAreKeptAndMeasurementsAreNot() throws RecordingException {
        JsonObject tree = RecordingWriter.tree(Samples.read(SCENARIO), results(false));

        assertThat(tree.get("mystery").toString()).isEqualTo("[1,null]");
        assertThat(tree.has("wall_s")).isFalse();
        assertThat(tree.has("setup_failed")).isFalse();
    }

    @Test
    void aRefusedSetupIsTold() throws RecordingException {
        JsonObject tree = RecordingWriter.tree(Samples.read(SCENARIO), results(true));

        assertThat(tree.get("setup_failed").getAsBoolean()).isTrue();
    }

    @Test
    void whatIsWrittenCanBeReadAgain(@TempDir Path root) throws IOException, RecordingException {
        Path written = RecordingWriter.write(Samples.read(SCENARIO), results(true), root.resolve("made/on/the/way"));

        assertThat(written).isEqualTo(root.resolve("made/on/the/way/a.json"));
        assertThat(RecordingReader.read(written).steps()).hasSize(3);
        assertThat(RecordingReader.read(written).setupFailed()).isTrue();
    }

    @Test
    void anEarlierResultIsReplacedWithoutARest(@TempDir Path root) throws IOException, RecordingException {
        RecordingWriter.write(Samples.read(SCENARIO), results(true), root);
        RecordingWriter.write(Samples.read(SCENARIO), results(false), root);

        assertThat(RecordingReader.read(root.resolve("a.json")).setupFailed()).isFalse();
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theRecordingItselfIsNeverReplaced(@TempDir Path root) throws IOException, RecordingException {
        Path file = Files.writeString(root.resolve("a.json"), SCENARIO);
        Recording recording = RecordingReader.read(file);

        assertThatIOException().isThrownBy(() -> RecordingWriter.write(recording, results(false), root))
                .withMessage("%s: would replace the recording it comes from", file);
        assertThat(file).hasContent(SCENARIO);
    }

    private static Results results(boolean setupFailed, StepResult... steps) {
        return new Results(List.of(steps), new JsonArray(), setupFailed, new JsonObject());
    }

    private static JsonObject object(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }
}
