package org.daxscope.ui.session;

import java.nio.file.Path;
import java.util.Optional;

import org.daxscope.model.Session;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is open, so that it is there again after the workbench ends, in whatever way. Requests return at once; called on the
 * UI thread, but for {@link #kept}.
 */
interface SessionKeeper {
    /** What was open. */
    sealed interface Kept {
        /** A recording, and its cursor. */
        record OfRecording(Path file, int position) implements Kept {
        }

        /**
         * The user's own session.
         *
         * @param file where it was saved; null when it never was
         * @param dirty whether there was more in it than in that file
         */
        record OfSession(Session session, @Nullable Path file, boolean dirty) implements Kept {
        }
    }

    /** A recording is open now, at this step. */
    void keepRecording(Path file, int position);

    /**
     * The user's own session stands like this now.
     *
     * @param session is copied at once
     */
    void keepSession(Session session, @Nullable Path file, boolean dirty);

    /** Something else is opened: what was never saved goes into a file of its own, which this names. */
    Optional<Path> putAside(Session session);

    /** What was open when the workbench ended; empty at the first start, or when it cannot be read. Called in a job. */
    Optional<Kept> kept();

    /** Keeps nothing, for tests. */
    SessionKeeper NONE = new SessionKeeper() {
        @Override
        public void keepRecording(Path file, int position) {
            // Nothing is kept.
        }

        @Override
        public void keepSession(Session session, @Nullable Path file, boolean dirty) {
            // Nothing is kept.
        }

        @Override
        public Optional<Path> putAside(Session session) {
            return Optional.empty();
        }

        @Override
        public Optional<Kept> kept() {
            return Optional.empty();
        }
    };
}
