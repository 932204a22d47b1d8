package org.daxscope.app;

import org.daxscope.lab.conformance.ScenarioResult;

import com.google.gson.JsonObject;

/** Counts over many scenarios. */
final class Totals {
    private int scenarios;
    private int passed;
    private int failed;
    private int unsupported;
    private int steps;
    private int stepsEqual;

    void add(ScenarioResult result) {
        scenarios++;
        switch (result.verdict()) {
            case PASSED -> passed++;
            case FAILED -> failed++;
            case UNSUPPORTED -> unsupported++;
            case PLAYED -> {
                // A bare scenario has nothing to be held against.
            }
        }
        steps += result.observations();
        stepsEqual += result.equal();
    }

    int scenarios() {
        return scenarios;
    }

    boolean allPassed() {
        return passed == scenarios;
    }

    /** Keys: scenarios, passed, failed, unsupported, steps, steps_equal; steps counts setup and final state too. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("scenarios", scenarios);
        json.addProperty("passed", passed);
        json.addProperty("failed", failed);
        json.addProperty("unsupported", unsupported);
        json.addProperty("steps", steps);
        json.addProperty("steps_equal", stepsEqual);
        return json;
    }

    String text() {
        return "%d of %d scenarios equal (%d differ, %d unsupported), %d of %d observations equal".formatted(passed,
                scenarios, failed, unsupported, stepsEqual, steps);
    }
}
