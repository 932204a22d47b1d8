package org.daxscope.model.bridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.OperationText;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.ArgumentElement;
import org.daxscope.model.OperationElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.Session;
import org.daxscope.model.SpanElement;
import org.daxscope.model.StepElement;
import org.jspecify.annotations.Nullable;

/** The document as the engine's immutable records. Each method throws {@link ElementException} where there is no such record. */
public final class ToRecords {
    private ToRecords() {
    }

    /** The scene and all its steps, wherever the cursor stands. */
    public static Script script(Session session) {
        SceneElement scene = session.getScene();
        if (scene == null)
            throw new ElementException(session, "The session has no scene.");
        List<Step> steps = new ArrayList<>();
        for (StepElement step : session.getSteps())
            steps.add(step(step));
        return new Script(scene(scene), steps);
    }

    public static Scene scene(SceneElement scene) {
        return SceneRecords.scene(scene);
    }

    public static Step step(StepElement step) {
        List<Operation> operations = new ArrayList<>();
        for (OperationElement operation : step.getOperations())
            operations.add(operation(operation));
        if (operations.isEmpty())
            throw new ElementException(step,
                    "Step \"" + step.getTitle() + "\" has no operation; it needs at least one.");
        if (step.getCutAfter() < 0)
            throw new ElementException(step, "Step \"%s\" is cut after %d events; expected 0 or more."
                    .formatted(step.getTitle(), step.getCutAfter()));
        return new Step(text(step.getTitle()), operations, step.getCutAfter());
    }

    public static Operation operation(OperationElement operation) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (ArgumentElement argument : operation.getArguments())
            if (arguments.put(text(argument.getName()), text(argument.getValue())) != null)
                throw new ElementException(argument, "Operation %s has its argument \"%s\" twice; once was expected."
                        .formatted(operation.getName(), argument.getName()));
        try {
            return new OperationText(text(operation.getName()), arguments).operation();
        } catch (IllegalArgumentException e) {
            throw new ElementException(operation, "Operation cannot be read: " + e.getMessage() + ".");
        }
    }

    public static Span span(SpanElement span) {
        if (span.getEnd() < span.getStart())
            throw new ElementException(span, "The span of \"%s\" ends at byte %d, before its start at %d."
                    .formatted(span.getName(), span.getEnd(), span.getStart()));
        return new Span(Words.constant(Space.class, text(span.getSpace()), span, "an address space"),
                text(span.getName()), span.getStart(), span.getEnd());
    }

    /** A text that was unset is an empty one: the engine knows no missing texts. */
    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
