package org.daxscope.model.persistence;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;

/** Values of attributes from their text. Stricter than the library, which takes words it does not know for false or for nothing. */
final class Values {
    private Values() {
    }

    /** @throws IllegalArgumentException saying what was expected */
    static Object read(EAttribute attribute, String text) {
        if (attribute.getEAttributeType() instanceof EEnum words)
            return constant(words, text);
        Class<?> type = attribute.getEAttributeType().getInstanceClass();
        if (type == String.class)
            return text;
        if (type == boolean.class)
            return truth(text);
        if (type == long.class)
            return number(text, Long.MIN_VALUE, Long.MAX_VALUE);
        if (type == int.class)
            return (int) number(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        throw new IllegalStateException("no text for " + type);
    }

    private static Enumerator constant(EEnum words, String text) {
        EEnumLiteral literal = words.getEEnumLiteralByLiteral(text);
        if (literal == null)
            throw new IllegalArgumentException("expected one of "
                    + String.join(", ", words.getELiterals().stream().map(EEnumLiteral::getLiteral).toList()));
        return literal.getInstance();
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }

    private static long number(String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most)
                return value;
        } catch (NumberFormatException e) {
            // Said below, in words for people.
        }
        throw new IllegalArgumentException("expected a whole number from " + least + " to " + most);
    }
}
