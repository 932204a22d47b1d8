package org.daxscope.app;

import java.io.PrintWriter;
import java.util.List;

import org.daxscope.lab.conformance.ScenarioResult;
import org.daxscope.lab.conformance.StepReport;
import org.daxscope.lab.conformance.StepReport.Difference;
import org.daxscope.lab.conformance.StepReport.Verdict;

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
        out.printf("%-11s %-5s %-40s %d of %d%n", mark, result.kernel().label(), result.recording().id(),
                result.equal(), result.observations());
        int left = verbose ? Integer.MAX_VALUE : 1;
        left = list("setup", result.setup(), "", left);
        for (StepReport report : result.reports()) {
            if (left <= 0)
                return;
            if (report.verdict() == Verdict.UNSUPPORTED) {
                out.printf("    step %d %s: unsupported: %s%n", report.index(), report.operation(), report.note());
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
            out.printf("    %s%n        %s%n        kernel   %s%n        daxscope %s%n", where, difference.field(),
                    difference.kernel(), difference.daxscope());
            if (!rule.isEmpty())
                out.printf("        rule     %s%n", rule.replace("\n", "\n                 "));
        }
        return remaining;
    }
}
