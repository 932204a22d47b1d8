package org.daxscope.lab.conformance;

import java.util.List;

import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.Results;
import org.daxscope.lab.recording.StepResult;

/**
 * A recording played to its end.
 *
 * @param reports one for each step, in order
 * @param setup differences of what setting up gave
 * @param finalState differences of the final state
 * @param observations how many things were compared: setup, steps, final state; 0 for a bare scenario
 * @param equal how many of them were equal
 * @param results what Daxscope answered, to be written in the recordings' format
 */
public record ScenarioResult(Recording recording, KernelModel kernel, List<StepReport> reports,
        List<StepReport.Difference> setup, List<StepReport.Difference> finalState, int observations, int equal,
        Results results) {

    /** How a scenario stands as a whole. */
    public enum Verdict {
        PASSED, FAILED, UNSUPPORTED, PLAYED
    }

    /** What differs after a step that had to be left out says nothing about the model, and never counts as passed. */
    public Verdict verdict() {
        if (recording.isBare())
            return reports.stream().anyMatch(report -> report.verdict() == StepReport.Verdict.UNSUPPORTED)
                    ? Verdict.UNSUPPORTED
                    : Verdict.PLAYED;
        if (equal == observations)
            return Verdict.PASSED;
        return results.steps().stream().anyMatch(StepResult.Unsupported.class::isInstance) ? Verdict.UNSUPPORTED
                : Verdict.FAILED;
    }
}
