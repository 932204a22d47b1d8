package org.daxscope.journal;

import org.jspecify.annotations.NonNull;

/**
 * A machine that can be put back and can perform its steps again, with the same events and the same end.
 *
 * @param <S> a state, cheap to make and to keep: copies are made on write
 */
public interface Replayable<S> {
    /** The present state, between two steps or after a {@link StoppedAtEvent}. Later changes do not reach it. */
    @NonNull
    S save();

    /** Back to a saved state, which stays good for further restores. */
    void restore(@NonNull S state);

    /**
     * Performs again what was performed as this step, from the state before it.
     *
     * @param step number from 0
     */
    void perform(int step);
}
