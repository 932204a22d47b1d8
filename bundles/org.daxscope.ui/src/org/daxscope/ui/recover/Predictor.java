package org.daxscope.ui.recover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.daxscope.kernel.operation.Pattern;
import org.daxscope.machine.run.Run;
import org.daxscope.machine.run.TakenStep;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.ui.session.SessionState;

/** Plays a session again up to its cursor, on a machine that is thrown away, and then each strategy. For jobs. */
final class Predictor {
    private final SessionState state;
    private final BooleanSupplier wanted;

    /** @param wanted whether anybody still waits for the answer */
    Predictor(SessionState state, BooleanSupplier wanted) {
        this.state = state;
        this.wanted = wanted;
    }

    /** One for each strategy that suits; empty when nobody waits any more, or nothing is open. */
    List<Prediction> predict(Target target, Pattern data) {
        Scene scene = state.scene();
        if (scene == null)
            return List.of();
        Script script = new Script(scene, steps());
        Run run = Run.of(scene);
        int end = script.steps().size();
        List<Prediction> predictions = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            if (!strategy.suits(target))
                continue;
            if (!run.follow(script, end, (step, of) -> wanted.getAsBoolean()))
                return List.of();
            Step step = strategy.step(target, data);
            TakenStep taken = run.perform(step);
            predictions.add(new Prediction(strategy, step, taken, run.image()));
        }
        return predictions;
    }

    /** What was done up to the cursor; a step that the model could not do changed nothing. */
    private List<Step> steps() {
        return state.calls().stream().limit(state.position()).filter(calls -> !calls.isEmpty())
                .map(calls -> new Step("", calls.stream().map(Call::operation).toList())).toList();
    }
}
