package org.daxscope.ui.power;

import java.util.List;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.StepElement;
import org.daxscope.model.bridge.ToModel;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.ui.nls.PowerText;
import org.eclipse.osgi.util.NLS;

/** Lets power fail at a moment of a session of the user's own; what came after it is gone until this is undone. */
public final class PowerCuts {
    private PowerCuts() {
    }

    /**
     * Power fails in a step, or right behind it.
     *
     * @param step 0-based
     * @param events events of the step that have been written; 0 is before it
     * @param of how many it writes
     */
    public static void at(SessionDocument document, int step, int events, int of) {
        Step failure = Step.of(new Operation.PowerCut(Operation.PowerCut.Fate.TORN, (long) step << 32 | events));
        int kept = events == 0 ? step : step + 1;
        document.change(NLS.bind(PowerText.CutCommand, Integer.toString(step + 1), Integer.toString(events)), () -> {
            List<StepElement> steps = document.session().getSteps();
            while (steps.size() > kept)
                steps.removeLast();
            if (events > 0)
                steps.get(step).setCutAfter(events < of ? events : Step.WHOLE);
            steps.add(ToModel.step(failure));
            document.session().setCursor(steps.size());
        });
    }
}
