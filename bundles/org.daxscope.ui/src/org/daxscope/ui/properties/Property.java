package org.daxscope.ui.properties;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A line of a property sheet.
 *
 * @param name with its unit, where it has one
 * @param hint a sentence
 * @param value as it is shown
 * @param choices the values there are; empty for any text
 * @param set takes what a user typed or chose, throwing an {@link IllegalArgumentException} with a sentence for what cannot be
 *     read; null for what can only be read
 */
public record Property(String name, String hint, String value, List<String> choices, @Nullable Consumer<String> set) {
    public static Property fact(String name, String hint, String value) {
        return new Property(name, hint, value, List.of(), null);
    }
}
