package org.daxscope.kernel;

import org.jspecify.annotations.NonNull;

/**
 * A part of a machine whose state can be taken and put back. Taking is cheap: what is taken is immutable and shared.
 *
 * @param <S> the taken state
 */
public interface Stateful<S> {
    @NonNull
    S save();

    void restore(@NonNull S state);
}
