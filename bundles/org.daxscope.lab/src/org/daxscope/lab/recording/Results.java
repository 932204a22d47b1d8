package org.daxscope.lab.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * What playing a scenario gave, in the forms a recording has.
 *
 * @param steps one for each step of the scenario, in order; fewer when the scenario ended early
 * @param setup what setting up gave
 * @param setupFailed mkfs or mount was refused
 */
public record Results(List<StepResult> steps, JsonArray setup, boolean setupFailed, JsonObject finalState) {
    public Results {
        steps = List.copyOf(steps);
    }
}
