package org.daxscope.lab.conformance;

import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.Results;
import org.daxscope.lab.recording.StepResult;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The result of a scenario whose scene cannot be built: every observation counts as failed. */
final class UnsupportedScenario {
    private UnsupportedScenario() {
    }

    static ScenarioResult result(Recording recording, KernelModel kernel, List<StepReport> reports, String reason) {
        List<StepResult> steps = recording.steps().stream()
                .<StepResult>map(step -> new StepResult.Unsupported(reason)).toList();
        int compared = 2 + (int) recording.steps().stream()
                .filter(step -> step.observed() != null && Comparison.compares(step.op())).count();
        return new ScenarioResult(recording, kernel, reports, List.of(), List.of(),
                recording.isBare() ? 0 : compared, 0, new Results(steps, new JsonArray(), false, new JsonObject()));
    }
}
