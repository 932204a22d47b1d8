package org.daxscope.lab.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingException;
import org.daxscope.lab.recording.RecordingReader;
import org.daxscope.lab.recording.StepResult;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Two thousand plays of scenarios that nobody thought of: each is played, or refused in one sentence. */
class MutatedScenariosTest {
    private static final int PLAYS = 2000;
    private static final long MOST_BYTES = 1 << 20;

    @Test
    void arePlayedOrRefused() {
        List<JsonObject> originals = smallScenarios();
        int played = 0;
        int refused = 0;
        for (int seed = 0; played + refused < PLAYS; seed++) {
            JsonObject scenario = originals.get(seed % originals.size()).deepCopy();
            new ScenarioMutation(seed).apply(scenario);
            Optional<Recording> readable = read(scenario);
            if (readable.isEmpty())
                continue;
            if (isPlayed(readable.get(), seed))
                played++;
            else
                refused++;
        }
        assertThat(played).isGreaterThan(PLAYS * 9 / 10);
    }

    /** Files of 2 MiB and more take long to fill; kernel logs and traces have nothing in them that is played. */
    private static List<JsonObject> smallScenarios() {
        List<JsonObject> small = Recorded.promised().stream()
                .filter(recording -> recording.files().stream().allMatch(file -> file.size() <= MOST_BYTES))
                .map(Recorded::tree).toList();
        for (JsonObject scenario : small)
            for (JsonElement step : scenario.getAsJsonArray("steps"))
                step.getAsJsonObject().getAsJsonObject("observed").keySet().removeAll(List.of("klog", "trace"));
        return small;
    }

    private static Optional<Recording> read(JsonObject scenario) {
        try {
            return Optional.of(RecordingReader.read("m.json", scenario.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (RecordingException refused) {
            return Optional.empty();
        }
    }

    private static boolean isPlayed(Recording recording, int seed) {
        try {
            ScenarioResult result = Playbacks.play(recording, Recorded.kernel(recording));
            assertThat(result.results().steps()).as("seed %d", seed)
                    .noneMatch(step -> step instanceof StepResult.Unsupported(String reason)
                            && reason.contains("defect"));
            assertThat(result.results().finalState().toString()).as("seed %d", seed).doesNotContain("defect");
            assertThat(result.reports()).as("seed %d", seed).hasSameSizeAs(recording.steps());
            return true;
        } catch (ScenarioException refused) {
            assertThat(refused).as("seed %d", seed).hasMessageMatching("m\\.json: expected .*, found .*");
            return false;
        } catch (RuntimeException defect) {
            throw new AssertionError("seed " + seed, defect);
        }
    }
}
