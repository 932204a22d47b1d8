package org.daxscope.lab.recording;

import com.google.gson.JsonObject;

/** What became of a step when Daxscope played it. */
public sealed interface StepResult {
    /** Played; {@code outcome} has the form of a recording's {@code observed}. */
    record Observed(JsonObject outcome) implements StepResult {
    }

    /** Not played, and why in words. */
    record Unsupported(String reason) implements StepResult {
    }
}
