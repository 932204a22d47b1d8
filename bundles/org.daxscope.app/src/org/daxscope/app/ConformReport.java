package org.daxscope.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import org.daxscope.lab.conformance.ScenarioResult;
import org.daxscope.lab.conformance.StepReport;
import org.daxscope.lab.conformance.StepReport.Difference;

/** One line a scenario, and the first difference in full. */
final class ConformReport {
    private final PrintWriter out;
    private final boolean verbose;

    ConformReport(PrintWriter out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    void print(ScenarioResult result) {
        String mark = switch (result.verdict()) {
            case PASSED -> "equal";
            case FAILED -> "DIFFERENT";
            case UNSUPPORTED -> "unsupported";
            case PLAYED -> "played";
        };
        out.printf(Locale.ROOT, "%-11s %-5s %-40s %d of %d%n", mark, result.kernel().label(), result.recording().id(),
                result.equal(), result.observations());
        int left = verbose ? Integer.MAX_VALUE : 1;
        left = list("setup", result.setup(), "", left);
        for (StepReport report : result.reports()) {
            if (left <= 0)
                return;
            if (report.isLeftOut() && result.verdict() == ScenarioResult.Verdict.UNSUPPORTED) {
                out.println("    step " + report.index() + " " + report.operation());
                out.println("        " + report.note());
                left--;
            }
            left = list("step " + report.index() + " " + report.operation(), report.differences(), report.note(),
                    left);
        }
        list("final state", result.finalState(), "", left);
    }

    private int list(String where, List<Difference> differences, String rule, int left) {
        int remaining = left;
        for (Difference difference : differences) {
            if (remaining-- <= 0)
                return 0;
            out.println("    " + where);
            out.println("        field    " + difference.field());
            out.println("        kernel   " + difference.kernel());
            out.println("        daxscope " + difference.daxscope());
            if (!rule.isEmpty())
                out.println("        rule     " + rule.replace("\n", "\n                 "));
        }
        return remaining;
    }
}
