package org.daxscope.kernel.operation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An operation as text: its name and its arguments by name, for files and for people. Lossless:
 * {@code OperationText.of(operation).operation()} equals the operation.
 *
 * @param name simple name of the record in {@link Operation}, "Write"
 * @param arguments by the record's component names, in their order
 */
public record OperationText(String name, Map<String, String> arguments) {
    public OperationText {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    public static OperationText of(Operation operation) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (RecordComponent component : operation.getClass().getRecordComponents())
            arguments.put(component.getName(), ArgumentText.write(value(operation, component)));
        return new OperationText(operation.getClass().getSimpleName(), arguments);
    }

    private static Object value(Operation operation, RecordComponent component) {
        try {
            return component.getAccessor().invoke(operation);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " of a public record cannot be read", e);
        }
    }

    /** The names of all operations, in the order of {@link Operation}. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Class<?> type : Operation.class.getPermittedSubclasses())
            names.add(type.getSimpleName());
        return names;
    }

    /**
     * The operation this text stands for.
     *
     * @throws IllegalArgumentException saying which argument is missing, unknown or wrong, and what was expected
     */
    public Operation operation() {
        for (Class<?> type : Operation.class.getPermittedSubclasses())
            if (type.getSimpleName().equals(name))
                return make(type);
        throw new IllegalArgumentException("unknown operation \"" + name + "\": expected one of " + names());
    }

    private Operation make(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        Map<String, String> left = new LinkedHashMap<>(arguments);
        for (int i = 0; i < components.length; i++) {
            String key = components[i].getName();
            String text = left.remove(key);
            if (text == null)
                throw new IllegalArgumentException("%s lacks its argument \"%s\"".formatted(name, key));
            types[i] = components[i].getType();
            values[i] = read(key, text, types[i]);
        }
        if (!left.isEmpty())
            throw new IllegalArgumentException("%s has no argument \"%s\"".formatted(name,
                    left.keySet().iterator().next()));
        try {
            return (Operation) type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(name + ": " + e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private Object read(String key, String text, Class<?> type) {
        try {
            return ArgumentText.read(text, type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s, argument \"%s\": %s".formatted(name, key, e.getMessage()), e);
        }
    }
}
