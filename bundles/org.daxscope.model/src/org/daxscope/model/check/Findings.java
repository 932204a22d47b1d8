package org.daxscope.model.check;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/** Where constraints put what they find. */
final class Findings {
    private final List<Problem> problems = new ArrayList<>();

    void error(EObject target, EStructuralFeature feature, String message, Fix... fixes) {
        problems.add(new Problem(target, feature, Severity.ERROR, message, List.of(fixes)));
    }

    void warning(EObject target, EStructuralFeature feature, String message, Fix... fixes) {
        problems.add(new Problem(target, feature, Severity.WARNING, message, List.of(fixes)));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
