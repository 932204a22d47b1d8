package org.daxscope.model.check;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Something wrong.
 *
 * @param target what has it
 * @param feature which of its features
 * @param message a sentence: what, where, what was expected
 * @param fixes ways to mend it, the best first; often none
 */
public record Problem(EObject target, EStructuralFeature feature, Severity severity, String message, List<Fix> fixes) {
    public Problem {
        fixes = List.copyOf(fixes);
    }
}
