package org.daxscope.kernel;

/**
 * A part of a machine whose state can be taken and put back. Taking is cheap: what is taken is immutable and shared.
 *
 * @param <S> the taken state
 */
public interface Stateful<S> {
    S save();

    void restore(S state);
}
