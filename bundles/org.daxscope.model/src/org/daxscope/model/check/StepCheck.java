package org.daxscope.model.check;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.ArgumentElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.OperationElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.Session;
import org.daxscope.model.StepElement;
import org.daxscope.model.bridge.ElementException;
import org.eclipse.emf.ecore.EObject;

/** Steps that can be read, about things that are there by then. What steps make and remove on the way is followed. */
final class StepCheck {
    private final Session session;
    private final Function<StepElement, Step> records;
    private final Findings findings;
    private final Set<String> disks = new HashSet<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> mappings = new HashSet<>();

    /** @param records of steps */
    StepCheck(Session session, Function<StepElement, Step> records, Findings findings) {
        this.session = session;
        this.records = records;
        this.findings = findings;
    }

    void check() {
        SceneElement scene = session.getScene();
        if (scene != null) {
            disks.addAll(Disks.of(scene).names());
            scene.getFiles().forEach(file -> files.add(String.valueOf(file.getName())));
            scene.getProcesses().forEach(process -> process.getMappings()
                    .forEach(mapping -> mappings.add(mapping(process.getName(), mapping.getName()))));
        }
        int number = 0;
        for (StepElement step : session.getSteps()) {
            number++;
            if (step.getOperations().isEmpty())
                findings.error(step, ModelPackage.Literals.STEP_ELEMENT__OPERATIONS,
                        "Step %d has no operation; it needs at least one.".formatted(number),
                        Fix.remove("Remove the step", step));
            else
                step(number, step);
        }
    }

    private void step(int number, StepElement element) {
        Step step;
        try {
            step = records.apply(element);
        } catch (ElementException e) {
            OperationElement operation = operation(e.element());
            findings.error(operation, ModelPackage.Literals.OPERATION_ELEMENT__ARGUMENTS,
                    "Step %d: %s".formatted(number, e.getMessage()), Fix.remove("Remove it", stepOf(operation)));
            return;
        }
        for (int i = 0; i < step.operations().size(); i++)
            operation(number, step.operations().get(i), element.getOperations().get(i));
    }

    /** What is wrong is an operation or one of its arguments. */
    private static OperationElement operation(EObject wrong) {
        return wrong instanceof OperationElement operation ? operation : (OperationElement) wrong.eContainer();
    }

    private void operation(int step, Operation operation, OperationElement element) {
        makes(operation);
        for (ArgumentElement argument : element.getArguments())
            argument(step, element, argument);
        removes(operation);
    }

    private static EObject stepOf(OperationElement element) {
        EObject step = element.eContainer();
        return step instanceof StepElement && ((StepElement) step).getOperations().size() == 1 ? step : element;
    }

    /** Calls that open for writing make their file. */
    private void makes(Operation operation) {
        switch (operation) {
            case Operation.Create create -> file(create.name());
            case Operation.PlaceFile place -> file(place.name());
            case Operation.Write write -> file(write.on());
            case Operation.Fallocate fallocate -> file(fallocate.on());
            case Operation.Truncate truncate -> file(truncate.on());
            case Operation.Reflink reflink -> file(reflink.on());
            case Operation.CopyRange copy -> file(copy.on());
            case Operation.WriteFromMap write -> file(write.on());
            case Operation.CreateDm dm -> disks.add(dm.name());
            case Operation.CreatePartition part ->
                disks.add(Operation.CreatePartition.name(part.disk(), part.number()));
            case Operation.Mmap mmap -> mappings.add(mapping(mmap.process(), mmap.map()));
            default -> {
                // Nothing new.
            }
        }
    }

    private void file(String name) {
        if (!disks.contains(name))
            files.add(plain(name));
    }

    private void removes(Operation operation) {
        switch (operation) {
            case Operation.Unlink unlink -> files.remove(plain(unlink.name()));
            case Operation.RemoveDm dm -> disks.remove(dm.name());
            case Operation.RemovePartition part -> disks.remove(part.disk());
            case Operation.Munmap munmap -> mappings.remove(mapping(munmap.process(), munmap.map()));
            default -> {
                // All of it stays.
            }
        }
    }

    private void argument(int step, OperationElement element, ArgumentElement argument) {
        String value = value(argument);
        String what = switch (argument.getName()) {
            case "disk" -> disks.contains(value) || value.isEmpty() ? "" : "disk \"" + value + "\"";
            case "on", "source" -> disks.contains(value) || files.contains(plain(value)) ? ""
                    : "file or disk \"" + value + "\"";
            case "name" -> disks.contains(value) || files.contains(plain(value)) ? "" : "file \"" + value + "\"";
            case "map" -> mappings.contains(mapping(process(element), value)) ? ""
                    : "mapping \"" + value + "\" of process \"" + process(element) + "\"";
            default -> "";
        };
        if (!what.isEmpty())
            findings.warning(argument, ModelPackage.Literals.ARGUMENT_ELEMENT__VALUE,
                    "Step %d, %s: there is no %s by then.".formatted(step, element.getName(), what));
    }

    private static String value(ArgumentElement argument) {
        return argument.getValue() == null ? "" : argument.getValue();
    }

    private static String process(OperationElement element) {
        return element.getArguments().stream().filter(argument -> "process".equals(argument.getName()))
                .map(StepCheck::value).findFirst().orElse("");
    }

    /** "pm1:f" is the file f of disk pm1. */
    private String plain(String name) {
        int colon = name.indexOf(':');
        return colon > 0 && disks.contains(name.substring(0, colon)) ? name.substring(colon + 1) : name;
    }

    private static String mapping(String process, String map) {
        return process + "\n" + map;
    }
}
