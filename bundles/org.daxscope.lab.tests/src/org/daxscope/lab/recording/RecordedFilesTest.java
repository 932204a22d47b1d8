package org.daxscope.lab.recording;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Every recording there is. */
class RecordedFilesTest {
    private static final List<String> MEASURED = List.of("wall_s", "boot_s");

    @Test
    void thereAre429() throws IOException {
        assertThat(Samples.recordings()).hasSize(429);
    }

    @Test
    void everyOperationIsKnown() throws IOException, RecordingException {
        for (Path file : Samples.recordings()) {
            assertThat(RecordingReader.read(file).steps()).as(file.toString())
                    .noneMatch(step -> step.input() instanceof StepInput.Unknown);
        }
    }

    @Test
    void aRecordingsOwnOutcomesWrittenBackGiveTheSameFile(@TempDir Path out) throws IOException, RecordingException {
        for (Path file : Samples.recordings()) {
            Recording recording = RecordingReader.read(file);

            Path written = RecordingWriter.write(recording, ownResults(recording), out);

            assertThat(Files.readString(written)).as(file.toString()).isEqualTo(withoutMeasurements(file));
        }
    }

    @Test
    void inputsAreWrittenBackUnalteredWhereStepsAreUnsupported() throws IOException, RecordingException {
        for (Path file : Samples.recordings()) {
            Recording recording = RecordingReader.read(file);
            List<StepResult> results = Stream.<StepResult>generate(() -> new StepResult.Unsupported("not yet"))
                    .limit(recording.steps().size()).toList();

            JsonObject tree = RecordingWriter.tree(recording,
                    new Results(results, recording.setup(), false, new JsonObject()));

            JsonObject original = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            original.getAsJsonArray("steps").forEach(step -> step.getAsJsonObject().remove("observed"));
            tree.getAsJsonArray("steps").forEach(step -> {
                assertThat(step.getAsJsonObject().remove("unsupported").getAsString()).isEqualTo("not yet");
            });
            assertThat(tree.get("steps").toString()).isEqualTo(original.get("steps").toString());
        }
    }

    @Test
    void aRecordingStrippedBareReadsAsABareScenario() throws IOException, RecordingException {
        for (Path file : Samples.recordings()) {
            Recording recording = RecordingReader.read(file);

            Recording bare = Samples.read(bare(file));

            assertThat(recording.isBare()).isFalse();
            assertThat(bare.isBare()).isTrue();
            assertThat(bare.layouts()).isEqualTo(recording.layouts());
            assertThat(bare.files()).isEqualTo(recording.files());
            assertThat(bare.steps()).extracting(Step::input)
                    .containsExactlyElementsOf(recording.steps().stream().map(Step::input).toList());
        }
    }

    private static Results ownResults(Recording recording) {
        List<StepResult> observed = recording.steps().stream()
                .<StepResult>map(step -> new StepResult.Observed(Samples.observed(step))).toList();
        return new Results(observed, recording.setup(), recording.setupFailed(), Samples.finalState(recording));
    }

    private static String withoutMeasurements(Path file) throws IOException {
        JsonObject original = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        MEASURED.forEach(original::remove);
        return original + "\n";
    }

    private static String bare(Path file) throws IOException {
        JsonObject scenario = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        scenario.remove("final_state");
        scenario.remove("setup_failed");
        scenario.getAsJsonArray("steps").forEach(step -> step.getAsJsonObject().remove("observed"));
        for (var entry : scenario.remove("setup").getAsJsonArray()) {
            JsonObject layout = new JsonObject();
            for (String name : List.of("op", "name", "fiemap", "device_map")) {
                if (entry.getAsJsonObject().has(name)) {
                    layout.add(name, entry.getAsJsonObject().get(name));
                }
            }
            if (layout.has("fiemap")) {
                scenario.add("setup", listOf(layout));
            }
        }
        return scenario.toString();
    }

    private static JsonArray listOf(JsonObject only) {
        JsonArray list = new JsonArray();
        list.add(only);
        return list;
    }
}
