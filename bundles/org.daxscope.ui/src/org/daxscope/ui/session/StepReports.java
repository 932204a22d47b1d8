package org.daxscope.ui.session;

import java.util.List;

import org.daxscope.lab.conformance.StepReport;
import org.daxscope.lab.conformance.StepReport.Verdict;
import org.daxscope.machine.run.OperationWords;
import org.daxscope.machine.run.TakenStep;
import org.daxscope.machine.scene.Step;

/** Steps of a session as the rows that recordings have too. */
final class StepReports {
    private StepReports() {
    }

    /** A step that was taken. */
    static StepReport of(TakenStep step, Verdict verdict) {
        String missing = step.unsupported();
        return new StepReport(step.index(), step.operationText(), "", step.outcomeText(),
                missing == null ? verdict : Verdict.UNSUPPORTED, List.of(),
                missing == null ? step.reasonText() : missing, step.remarkText());
    }

    static StepReport pending(int index, Step step) {
        return new StepReport(index, OperationWords.of(step), "", "", Verdict.PENDING, List.of(), "");
    }

    static StepReport refused(int index, Step step, String why) {
        return new StepReport(index, OperationWords.of(step), "", "", Verdict.UNSUPPORTED, List.of(), why);
    }
}
