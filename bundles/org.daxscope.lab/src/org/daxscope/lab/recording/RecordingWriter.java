package org.daxscope.lab.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes results in the recordings' own format: the scenario and the steps' inputs unaltered, with our own outcomes.
 * One compact line, as the recorder writes it.
 */
public final class RecordingWriter {
    private RecordingWriter() {
    }

    /**
     * Writes {@code <id>.json} into a folder, which is made where it is missing. The file is there as a whole or not at
     * all.
     *
     * @return the file written
     * @throws IOException also when this would replace the recording itself
     */
    public static Path write(Recording scenario, Results results, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path target = folder.resolve(scenario.id() + ".json");
        if (isSource(scenario, target)) {
            throw new IOException("%s: would replace the recording it comes from".formatted(target));
        }
        Path unfinished = folder.resolve("." + scenario.id() + ".json.part");
        try {
            Files.writeString(unfinished, tree(scenario, results) + "\n");
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return target;
    }

    /** The document that {@link #write} writes. */
    public static JsonObject tree(Recording scenario, Results results) {
        JsonObject tree = scenario.scenario();
        tree.add("setup", results.setup());
        if (results.setupFailed()) {
            tree.addProperty("setup_failed", true);
        }
        tree.add("steps", steps(scenario, results));
        tree.add("final_state", results.finalState());
        return tree;
    }

    private static JsonArray steps(Recording scenario, Results results) {
        JsonArray steps = new JsonArray();
        for (Step step : scenario.steps()) {
            JsonObject written = step.inputs();
            if (step.index() < results.steps().size()) {
                switch (results.steps().get(step.index())) {
                    case StepResult.Observed(JsonObject outcome) -> written.add("observed", outcome);
                    case StepResult.Unsupported(String reason) -> written.addProperty("unsupported", reason);
                }
            }
            steps.add(written);
        }
        return steps;
    }

    private static boolean isSource(Recording scenario, Path target) throws IOException {
        try {
            Path source = Path.of(scenario.source());
            return Files.exists(source) && Files.exists(target) && Files.isSameFile(source, target);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
