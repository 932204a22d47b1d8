package org.daxscope.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.SceneElement;
import org.daxscope.model.Session;
import org.daxscope.model.StepElement;
import org.daxscope.model.bridge.ToRecords;
import org.jspecify.annotations.Nullable;

/** Records made from a session, kept as long as what they were made from is the same: one more step costs one step. */
final class Snapshots {
    private final Map<StepElement, Step> steps = new WeakHashMap<>();
    private @Nullable Scene scene;
    private @Nullable Script script;

    Script script(Session session) {
        Script known = script;
        if (known == null) {
            SceneElement described = session.getScene();
            known = described == null ? ToRecords.script(session) : new Script(scene(described), steps(session));
            script = known;
        }
        return known;
    }

    private Scene scene(SceneElement described) {
        Scene known = scene;
        if (known == null) {
            known = ToRecords.scene(described);
            scene = known;
        }
        return known;
    }

    private List<Step> steps(Session session) {
        List<Step> all = new ArrayList<>(session.getSteps().size());
        for (StepElement element : session.getSteps())
            all.add(step(element));
        return all;
    }

    Step step(StepElement element) {
        Step known = steps.get(element);
        if (known == null) {
            known = ToRecords.step(element);
            steps.put(element, known);
        }
        return known;
    }

    /** The list of steps is another; each of them is as it was. */
    void stepsChanged() {
        script = null;
    }

    void stepChanged(StepElement element) {
        script = null;
        steps.remove(element);
    }

    void sceneChanged() {
        script = null;
        scene = null;
    }
}
