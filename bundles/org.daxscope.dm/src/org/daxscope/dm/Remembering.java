package org.daxscope.dm;

import org.daxscope.kernel.Stateful;

/** A target with a state of its own besides its arguments. */
interface Remembering<S> extends Target, Stateful<S> {
    /** What one target remembered. */
    record Saved<S>(Remembering<S> target, S state) {
        static <S> Saved<S> of(Remembering<S> target) {
            return new Saved<>(target, target.save());
        }

        void restore() {
            target.restore(state);
        }
    }
}
