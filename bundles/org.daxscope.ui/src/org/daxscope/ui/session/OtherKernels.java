package org.daxscope.ui.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import org.daxscope.lab.conformance.StepReport;
import org.daxscope.lab.conformance.StepReport.Verdict;
import org.daxscope.machine.run.OutcomeWords;
import org.daxscope.machine.run.Run;
import org.daxscope.machine.run.TakenStep;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Script;

/** The same steps on other kernels, played as far as they are known and held against what the session gave. */
final class OtherKernels {
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private List<String> kernels = List.of();

    /** @param names as {@code KernelModel.named} reads them; what it cannot read is told in each step */
    void choose(List<String> names) {
        kernels = List.copyOf(names);
        runs.keySet().retainAll(kernels);
    }

    /**
     * @param mine what the session's steps gave; empty for one that was not performed
     */
    List<Comparison> play(Script script, IntFunction<List<Call>> mine) {
        return kernels.stream().map(kernel -> new Comparison(kernel, reports(kernel, script, mine))).toList();
    }

    private List<StepReport> reports(String kernel, Script script, IntFunction<List<Call>> mine) {
        List<StepReport> reports = new ArrayList<>();
        try {
            Script theirs = new Script(
                    script.scene().withKernel(new KernelSpec(kernel, script.scene().kernel().mended())),
                    script.steps());
            Run run = run(kernel, theirs);
            run.follow(theirs, theirs.steps().size(), (step, of) -> true);
            for (TakenStep step : run.steps())
                reports.add(StepReports.of(step, same(step, mine.apply(step.index()))));
        } catch (IllegalArgumentException | UnsupportedOperationException refused) {
            for (int step = 0; step < script.steps().size(); step++)
                reports.add(StepReports.refused(step, script.steps().get(step), String.valueOf(refused.getMessage())));
        }
        return reports;
    }

    private Run run(String kernel, Script script) {
        @Nullable Run run = runs.get(kernel);
        if (run == null || !run.scene().equals(script.scene())) {
            run = Run.of(script.scene());
            runs.put(kernel, run);
        }
        return run;
    }

    private static Verdict same(TakenStep step, List<Call> mine) {
        if (mine.isEmpty())
            return Verdict.PENDING;
        return step.calls().stream().map(OtherKernels::visible).toList()
                .equals(mine.stream().map(OtherKernels::visible).toList()) ? Verdict.EQUAL : Verdict.DIFFERENT;
    }

    /** What a program can see: the rule behind it may be another. */
    private static String visible(Call call) {
        return OutcomeWords.of(call);
    }
}
