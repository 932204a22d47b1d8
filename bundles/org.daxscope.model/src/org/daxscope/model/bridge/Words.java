package org.daxscope.model.bridge;

import java.util.List;

import org.eclipse.emf.ecore.EObject;

/** Constants of the engine by their names. */
final class Words {
    private Words() {
    }

    /** @param what the constant is, for the sentence when there is none of this name */
    static <E extends Enum<E>> E constant(Class<E> type, String name, EObject element, String what) {
        for (E constant : type.getEnumConstants())
            if (constant.name().equals(name))
                return constant;
        throw new ElementException(element, "\"%s\" is not %s; expected one of %s.".formatted(name, what,
                List.of(type.getEnumConstants())));
    }
}
