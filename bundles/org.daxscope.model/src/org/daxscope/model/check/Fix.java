package org.daxscope.model.check;

import java.util.List;

import org.daxscope.model.edit.SessionDocument;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.jspecify.annotations.Nullable;

/**
 * A way to mend a problem.
 *
 * @param label what it does, in words
 * @param feature what of the owner is set; null to remove the owner
 * @param value what it is set to
 */
public record Fix(String label, EObject owner, @Nullable EStructuralFeature feature, @Nullable Object value) {
    static Fix set(String label, EObject owner, EStructuralFeature feature, Object value) {
        return new Fix(label, owner, feature, value);
    }

    static Fix remove(String label, EObject owner) {
        return new Fix(label, owner, null, null);
    }

    /** Does it, as one command that can be undone. */
    public void apply(SessionDocument document) {
        EStructuralFeature changed = feature;
        if (changed == null)
            document.remove(label, List.of(owner));
        else
            document.set(label, owner, changed, value);
    }
}
