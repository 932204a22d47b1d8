package org.daxscope.model.bridge;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.OperationText;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.ArgumentElement;
import org.daxscope.model.ModelFactory;
import org.daxscope.model.OperationElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.Session;
import org.daxscope.model.SpanElement;
import org.daxscope.model.StepElement;

/** The engine's records as parts of a document. */
public final class ToModel {
    private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

    private ToModel() {
    }

    /** A session with this scene and these steps, its cursor before the first one. */
    public static Session session(Script script) {
        Session session = FACTORY.createSession();
        session.setScene(scene(script.scene()));
        for (Step step : script.steps())
            session.getSteps().add(step(step));
        return session;
    }

    public static SceneElement scene(Scene scene) {
        return SceneElements.scene(scene);
    }

    public static StepElement step(Step step) {
        StepElement element = FACTORY.createStepElement();
        element.setTitle(step.title());
        for (Operation operation : step.operations())
            element.getOperations().add(operation(operation));
        element.setCutAfter(step.cutAfter());
        return element;
    }

    public static OperationElement operation(Operation operation) {
        OperationText text = OperationText.of(operation);
        OperationElement element = FACTORY.createOperationElement();
        element.setName(text.name());
        text.arguments().forEach((name, value) -> {
            ArgumentElement argument = FACTORY.createArgumentElement();
            argument.setName(name);
            argument.setValue(value);
            element.getArguments().add(argument);
        });
        return element;
    }

    public static SpanElement span(Span span) {
        SpanElement element = FACTORY.createSpanElement();
        element.setSpace(span.space().name());
        element.setName(span.name());
        element.setStart(span.start());
        element.setEnd(span.end());
        return element;
    }
}
