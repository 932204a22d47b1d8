package org.daxscope.lab.recording;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Where the tests' recordings come from: the checkout's own, or a few lines written here. */
final class Samples {
    private static final String FOLDER = "bundles/org.daxscope.recordings/recordings";
    private static final List<String> KERNELS = List.of("5.10", "6.1", "6.12");

    private Samples() {
    }

    /** All recordings of the checkout the test runs in. */
    static List<Path> recordings() throws IOException {
        Path folder = folder();
        return RecordingFiles.find(KERNELS.stream().map(folder::resolve).toList());
    }

    static Recording recording(String kernel, String id) throws IOException, RecordingException {
        return RecordingReader.read(folder().resolve(kernel).resolve(id + ".json"));
    }

    /** What a recording's step observed. */
    static JsonObject observed(Step step) {
        return Objects.requireNonNull(step.observed(), "nothing observed");
    }

    /** The final state of a recording. */
    static JsonObject finalState(Recording recording) {
        return Objects.requireNonNull(recording.finalState(), "no final state");
    }

    private static Path folder() {
        String told = System.getProperty("daxscope.recordings");
        if (told != null) {
            return Path.of(told);
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.isDirectory(up.resolve(FOLDER))) {
                return up.resolve(FOLDER);
            }
        }
        throw new IllegalStateException("no " + FOLDER + " here or in any folder above");
    }

    static Recording read(String text) throws RecordingException {
        return RecordingReader.read("a.json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A scenario with the given steps. */
    static String scenario(String... steps) {
        return scenarioWith("", steps);
    }

    /** A scenario with more fields, each followed by a comma. */
    static String scenarioWith(String fields, String... steps) {
        return """
                {"format": "dax-recording/1", "id": "a", "profile": "legacy", %s
                 "devices": [{"name": "pm0", "sectors": 786432}],
                 "steps": [
                %s
                 ]}
                """.formatted(fields, String.join(",\n", steps));
    }

    /** The typed inputs of one step. */
    static StepInput input(String step) throws RecordingException {
        return read(scenario(step)).steps().getFirst().input();
    }
}
