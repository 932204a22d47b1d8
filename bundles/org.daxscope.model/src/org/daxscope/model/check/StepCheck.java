package org.daxscope.model.check;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.OperationText;
import org.daxscope.model.ArgumentElement;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.OperationElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.Session;
import org.daxscope.model.StepElement;
import org.daxscope.model.bridge.ToRecords;
import org.eclipse.emf.ecore.EObject;

/** Steps that can be read, about things that are there by then. What steps make and remove on the way is followed. */
final class StepCheck {
    private final Session session;
    private final Findings findings;
    private final Set<String> disks = new HashSet<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> mappings = new HashSet<>();

    StepCheck(Session session, Findings findings) {
        this.session = session;
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
            for (OperationElement operation : step.getOperations())
                operation(number, operation);
        }
    }

    private void operation(int step, OperationElement element) {
        Operation operation;
        try {
            operation = ToRecords.operation(element);
        } catch (IllegalArgumentException e) {
            findings.error(element, ModelPackage.Literals.OPERATION_ELEMENT__ARGUMENTS,
                    "Step %d: %s".formatted(step, e.getMessage()), Fix.remove("Remove the step", stepOf(element)));
            return;
        }
        Map<String, String> arguments = OperationText.of(operation).arguments();
        makes(operation, arguments);
        for (ArgumentElement argument : element.getArguments())
            argument(step, element, argument, arguments);
        removes(operation);
    }

    private static EObject stepOf(OperationElement element) {
        EObject step = element.eContainer();
        return step instanceof StepElement && ((StepElement) step).getOperations().size() == 1 ? step : element;
    }

    /** Calls that open for writing make their file. */
    private void makes(Operation operation, Map<String, String> arguments) {
        switch (operation) {
            case Operation.Create create -> file(create.name());
            case Operation.PlaceFile place -> file(place.name());
            case Operation.Write write -> file(write.on());
            case Operation.Fallocate fallocate -> file(fallocate.on());
            case Operation.Truncate truncate -> file(truncate.on());
            case Operation.Reflink reflink -> file(reflink.on());
            case Operation.CopyRange copy -> file(copy.on());
            case Operation.WriteFromMap write -> file(write.on());
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
            case Operation.Munmap munmap -> mappings.remove(mapping(munmap.process(), munmap.map()));
            default -> {
                // All of it stays.
            }
        }
    }

    private void argument(int step, OperationElement element, ArgumentElement argument, Map<String, String> arguments) {
        String value = argument.getValue() == null ? "" : argument.getValue();
        String what = switch (argument.getName()) {
            case "disk" -> disks.contains(value) || value.isEmpty() ? "" : "disk \"" + value + "\"";
            case "on", "source" -> disks.contains(value) || files.contains(plain(value)) ? ""
                    : "file or disk \"" + value + "\"";
            case "name" -> files.contains(plain(value)) ? "" : "file \"" + value + "\"";
            case "map" -> mappings.contains(mapping(arguments.get("process"), value)) ? ""
                    : "mapping \"" + value + "\" of process \"" + arguments.get("process") + "\"";
            default -> "";
        };
        if (!what.isEmpty())
            findings.warning(argument, ModelPackage.Literals.ARGUMENT_ELEMENT__VALUE,
                    "Step %d, %s: there is no %s by then.".formatted(step, element.getName(), what));
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
