package org.daxscope.ui.session;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.SessionText;

/**
 * The session that plays with the engine. The UI thread owns the state and the requests; the jobs, which exclude each other by
 * one rule, own the player. What travels between the two is immutable.
 */
final class PlaybackSession implements SessionService {
    /** Job family of everything this session does. */
    static final Object FAMILY = new Object();

    private final Executor ui;
    private final Opener opener;
    private final Problems problems;
    private final RecentRecordings recent;
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    private final ISchedulingRule rule = new OneAtATime();

    private SessionState state = SessionState.EMPTY;
    /** Where the cursor will be once everything requested is done. */
    private int goal;
    private int jobs;
    private @Nullable Job latestMove;
    /** The newest request to open; an older one is stale. Read by jobs. */
    private volatile long openings;

    private @Nullable Player player;
    private long generation;

    PlaybackSession(Executor ui, Opener opener, Problems problems, RecentRecordings recent) {
        this.ui = ui;
        this.opener = opener;
        this.problems = problems;
        this.recent = recent;
    }

    @Override
    public SessionState state() {
        return state;
    }

    @Override
    public boolean isBusy() {
        return jobs > 0;
    }

    @Override
    public void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void open(Path file) {
        long opening = ++openings;
        Job job = new SessionJob(NLS.bind(SessionText.Opening, file.getFileName())) {
            @Override
            void work(IProgressMonitor monitor) {
                open(file, opening, monitor);
            }
        };
        job.setUser(true);
        schedule(job);
    }

    @Override
    public void to(int position) {
        if (!state.isOpen())
            return;
        goal = Math.clamp(position, 0, state.length());
        move(goal);
    }

    @Override
    public void by(int steps) {
        to(goal + steps);
    }

    /** Ends what is under way; nothing is published any more. */
    void close() {
        listeners.clear();
        Job.getJobManager().cancel(FAMILY);
    }

    private void move(int position) {
        if (latestMove != null)
            latestMove.cancel();
        Job next = new SessionJob(SessionText.Playing) {
            @Override
            void work(IProgressMonitor monitor) {
                move(position, monitor);
            }
        };
        latestMove = next;
        // A single step is over before a progress dialog could come up, and must not be held up by one.
        next.setUser(Math.abs(position - state.position()) > 1);
        schedule(next);
    }

    private void schedule(Job job) {
        job.setRule(rule);
        job.addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                ui.execute(() -> count(-1));
            }
        });
        count(1);
        job.schedule();
    }

    private void count(int change) {
        boolean before = isBusy();
        jobs += change;
        if (!isBusy())
            goal = state.position();
        if (before != isBusy())
            listeners.forEach(listener -> listener.busy(isBusy()));
    }

    private void open(Path file, long opening, IProgressMonitor monitor) {
        try {
            Player opened = opener.open(file, monitor);
            if (opening != openings || monitor.isCanceled())
                return;
            player = opened;
            SessionState first = opened.state(++generation);
            ui.execute(() -> opened(first));
        } catch (OpenException problem) {
            if (opening == openings)
                tell(NLS.bind(SessionText.CannotOpen, file.getFileName()), problem.getMessage());
        }
    }

    private void opened(SessionState first) {
        Path file = first.file();
        if (file != null)
            recent.add(file);
        goal = 0;
        publish(first);
    }

    private void move(int position, IProgressMonitor monitor) {
        Player mover = player;
        if (mover == null)
            return;
        try {
            mover.to(position, monitor);
        } catch (RuntimeException defect) {
            ILog.of(PlaybackSession.class).error(SessionText.StepFailed, defect);
            tell(SessionText.CannotPlay, NLS.bind(SessionText.StepFailedAt, mover.position() + 1, defect.getMessage()));
        }
        SessionState next = mover.state(++generation);
        ui.execute(() -> publish(next));
    }

    private void publish(SessionState next) {
        if (next.generation() <= state.generation())
            return;
        state = next;
        listeners.forEach(listener -> listener.changed(next));
    }

    private void tell(String title, String message) {
        ui.execute(() -> problems.tell(title, message));
    }

    /** A piece of the session's work. */
    private abstract static class SessionJob extends Job {
        SessionJob(String name) {
            super(name);
        }

        abstract void work(IProgressMonitor monitor);

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            work(monitor);
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == FAMILY;
        }
    }

    /** Lets one job of the session run at a time. */
    private static final class OneAtATime implements ISchedulingRule {
        @Override
        public boolean contains(ISchedulingRule other) {
            return other == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule other) {
            return other == this;
        }
    }
}
