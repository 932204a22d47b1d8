package org.daxscope.kernel;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The rule that decided, with its arguments. */
public record Reason(Rule rule, long... arguments) {
    public static final Reason NONE = new Reason(Rule.NONE);

    /** The sentence, with the section and the quirk to blame in brackets. */
    public String text() {
        Object[] boxed = Arrays.stream(arguments).boxed().toArray();
        String sentence = String.format(Locale.ROOT, rule.template(), boxed);
        String blamed = rule.quirk().map(quirk -> ", quirk " + quirk.id()).orElse("");
        return rule.section().isEmpty() ? sentence : sentence + " [semantics " + rule.section() + blamed + "]";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reason reason && reason.rule == rule && Arrays.equals(reason.arguments, arguments);
    }

    @Override
    public int hashCode() {
        return 31 * rule.hashCode() + Arrays.hashCode(arguments);
    }

    @Override
    public String toString() {
        return text();
    }
}
