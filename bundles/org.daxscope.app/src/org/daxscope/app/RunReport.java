package org.daxscope.app;

import java.io.PrintWriter;
import java.util.Locale;

import org.daxscope.lab.conformance.ScenarioResult;
import org.daxscope.lab.conformance.StepReport;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** What the engine answered: in words, or as JSON at the end. */
final class RunReport {
    private static final String INDENT = "       ";

    private final PrintWriter out;
    private final boolean json;
    private final JsonArray all = new JsonArray();
    private int scenarios;
    private int leftOut;

    RunReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    int scenarios() {
        return scenarios;
    }

    boolean allPlayed() {
        return leftOut == 0;
    }

    void add(ScenarioResult result) {
        scenarios++;
        if (result.verdict() == ScenarioResult.Verdict.UNSUPPORTED)
            leftOut++;
        if (json)
            all.add(tree(result));
        else
            print(result);
    }

    /** Call once, when all were added. */
    void end() {
        if (json)
            out.println(all);
    }

    private void print(ScenarioResult result) {
        String title = result.recording().title();
        out.println(result.recording().id() + " on kernel " + result.kernel().label()
                + (title.isEmpty() ? "" : ": " + title));
        for (StepReport report : result.reports()) {
            out.println(String.format(Locale.ROOT, "  %3d  ", report.index()) + report.operation());
            if (report.isLeftOut()) {
                out.println(INDENT + report.note());
                continue;
            }
            out.println(INDENT + report.daxscope());
            if (!report.note().isEmpty())
                out.println(INDENT + "because " + report.note().replace("\n", "\n" + INDENT + "        "));
            if (!report.remarks().isEmpty())
                out.println(INDENT + "note: " + report.remarks().replace("\n", "\n" + INDENT + "      "));
        }
    }

    private static JsonObject tree(ScenarioResult result) {
        JsonObject scenario = new JsonObject();
        scenario.addProperty("id", result.recording().id());
        scenario.addProperty("kernel", result.kernel().label());
        JsonArray steps = new JsonArray();
        for (StepReport report : result.reports()) {
            JsonObject step = new JsonObject();
            step.addProperty("operation", report.operation());
            if (report.isLeftOut())
                step.addProperty("unsupported", report.note());
            else
                step.addProperty("outcome", report.daxscope());
            if (!report.note().isEmpty() && !report.isLeftOut())
                step.addProperty("because", report.note());
            if (!report.remarks().isEmpty())
                step.addProperty("remarks", report.remarks());
            steps.add(step);
        }
        scenario.add("steps", steps);
        return scenario;
    }
}
