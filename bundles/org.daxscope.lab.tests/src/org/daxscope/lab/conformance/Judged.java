package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.daxscope.lab.conformance.StepReport.Difference;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.Step;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** A written result held against a recording: where they differ, as "step 6 ret", "setup setup" or "final badblocks". */
final class Judged {
    private Judged() {
    }

    /** @param ours a document in the recordings' format with every step played */
    static List<String> differences(Recording kernel, JsonObject ours) {
        Comparison comparison = new Comparison(kernel);
        List<String> found = new ArrayList<>();
        JsonArray setup = ours.getAsJsonArray("setup");
        add(found, "setup", comparison.setup(kernel.setup(), setup));
        if (kernel.setupFailed() != ours.has("setup_failed"))
            found.add("setup failed");
        for (Step step : kernel.steps()) {
            JsonObject theirs = step.observed();
            if (theirs == null || !Comparison.compares(step.op()))
                continue;
            JsonObject played = ours.getAsJsonArray("steps").get(step.index()).getAsJsonObject();
            add(found, "step " + step.index(), comparison.step(theirs,
                    Objects.requireNonNull(played.getAsJsonObject("observed"), () -> "not played: " + played)));
        }
        add(found, "final", comparison.finalState(kernel.finalState(), ours.getAsJsonObject("final_state")));
        return found;
    }

    private static void add(List<String> found, String where, List<Difference> differences) {
        differences.forEach(difference -> found.add(where + " " + difference.field()));
    }
}
