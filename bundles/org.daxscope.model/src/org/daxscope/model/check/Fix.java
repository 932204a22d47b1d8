package org.daxscope.model.check;

import java.util.List;

import org.daxscope.model.edit.SessionDocument;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * A way to mend a problem.
 *
 * @param label what it does, in words
 * @param settings what of the owner is set; empty to remove the owner
 */
public record Fix(String label, EObject owner, List<Setting> settings) {
    public Fix {
        settings = List.copyOf(settings);
    }

    /** A feature and what it is set to. */
    public record Setting(EStructuralFeature feature, Object value) {
    }

    static Fix set(String label, EObject owner, EStructuralFeature feature, Object value) {
        return new Fix(label, owner, List.of(new Setting(feature, value)));
    }

    static Fix remove(String label, EObject owner) {
        return new Fix(label, owner, List.of());
    }

    /** Does it, as one command that can be undone. */
    public void apply(SessionDocument document) {
        if (settings.isEmpty())
            document.remove(label, List.of(owner));
        else
            document.change(label, () -> settings.forEach(setting -> owner.eSet(setting.feature, setting.value)));
    }
}
