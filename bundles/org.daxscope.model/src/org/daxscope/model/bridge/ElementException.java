package org.daxscope.model.bridge;

import org.eclipse.emf.ecore.EObject;

/** Part of a document that the engine has no record for: a sentence saying which, why, and what was expected. */
public final class ElementException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient EObject element;

    ElementException(EObject element, String sentence) {
        super(sentence);
        this.element = element;
    }

    /** What has to be mended. */
    public EObject element() {
        return element;
    }
}
