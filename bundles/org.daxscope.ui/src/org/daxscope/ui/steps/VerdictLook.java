package org.daxscope.ui.steps;

import org.daxscope.lab.conformance.StepReport.Verdict;
import org.daxscope.ui.nls.StepsText;

/** How a verdict looks: a word and an icon always, a colour besides. */
record VerdictLook(String word, String icon, String colour) {
    static VerdictLook of(Verdict verdict) {
        return switch (verdict) {
            case PENDING -> new VerdictLook(StepsText.Pending, "pending", "org.daxscope.ui.quiet");
            case EQUAL -> new VerdictLook(StepsText.Equal, "equal", "org.daxscope.ui.equal");
            case DIFFERENT -> new VerdictLook(StepsText.Different, "different", "org.daxscope.ui.different");
            case UNSUPPORTED -> new VerdictLook(StepsText.Unsupported, "unsupported", "org.daxscope.ui.unsupported");
            case NOT_COMPARED -> new VerdictLook(StepsText.NotCompared, "notcompared", "org.daxscope.ui.quiet");
        };
    }
}
