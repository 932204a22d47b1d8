package org.daxscope.machine;

import java.util.function.Function;

import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * Something made from an immutable object, kept as long as it is asked for with that very object.
 *
 * @param <S> what it is made from
 * @param <R> what is made
 */
final class Kept<S, R> {
    private @Nullable S source;
    private @Nullable R result;

    @NonNull
    R of(@NonNull S from, Function<@NonNull S, @NonNull R> make) {
        R known = result;
        if (known != null && source == from)
            return known;
        R made = make.apply(from);
        source = from;
        result = made;
        return made;
    }
}
