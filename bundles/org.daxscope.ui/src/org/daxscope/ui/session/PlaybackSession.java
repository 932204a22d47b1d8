package org.daxscope.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

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

import org.daxscope.machine.run.OperationWords;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
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
    /** The user's own session; null while a recording is open, or nothing. */
    private @Nullable EditableSession document;
    /** Steps asked for while a recording is being turned into a session. */
    private final List<Step> waiting = new ArrayList<>();
    private List<String> kernels = List.of();

    private @Nullable SessionPlayer player;
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

    @Override
    public void start(Script script) {
        begin(script, 0, List.of());
    }

    @Override
    public void perform(Step step) {
        EditableSession session = document;
        if (session != null) {
            session.append(step, goal, OperationWords.of(step));
            follow(session);
        } else
            if (state.isOpen()) {
                waiting.add(step);
                if (waiting.size() == 1)
                    adopt();
            }
    }

    /** Turns the recording that is open into a session of the user's own, then takes the steps that wait. */
    private void adopt() {
        int steps = goal;
        long opening = openings;
        schedule(new SessionJob(SessionText.Adopting) {
            @Override
            void work(IProgressMonitor monitor) {
                SessionPlayer recorded = player;
                Script script = recorded == null ? null : recorded.script(steps);
                ui.execute(() -> {
                    List<Step> first = List.copyOf(waiting);
                    waiting.clear();
                    if (script != null && opening == openings)
                        begin(script, script.steps().size(), first);
                });
            }
        });
    }

    private void begin(Script script, int cursor, List<Step> steps) {
        long opening = ++openings;
        Job job = new SessionJob(NLS.bind(SessionText.Opening, script.scene().name())) {
            @Override
            void work(IProgressMonitor monitor) {
                begin(script, cursor, steps, opening, monitor);
            }
        };
        job.setUser(true);
        schedule(job);
    }

    private void begin(Script script, int cursor, List<Step> steps, long opening, IProgressMonitor monitor) {
        try {
            RunPlayer opened = new RunPlayer(null, script);
            opened.to(cursor, monitor);
            if (opening != openings || monitor.isCanceled())
                return;
            player = opened;
            SessionState first = opened.state(++generation);
            ui.execute(() -> {
                opened(first, new EditableSession(script, cursor));
                steps.forEach(this::perform);
            });
        } catch (IllegalArgumentException | UnsupportedOperationException refused) {
            tell(NLS.bind(SessionText.CannotOpen, script.scene().name()), String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public void edit(String label, Function<Scene, Scene> change) {
        EditableSession session = document;
        if (session == null)
            return;
        session.change(label, new Script(change.apply(session.script().scene()), session.script().steps()), goal);
        follow(session);
    }

    /** Makes the player play what the document says, at its cursor; what cannot be played is taken back and told. */
    private void follow(EditableSession session) {
        Script script = session.script();
        goal = session.cursor();
        int cursor = goal;
        schedule(new SessionJob(SessionText.Playing) {
            @Override
            void work(IProgressMonitor monitor) {
                if (!(player instanceof RunPlayer runner))
                    return;
                try {
                    runner.follow(script, cursor, monitor);
                    publishFrom(runner);
                } catch (IllegalArgumentException | UnsupportedOperationException refused) {
                    ui.execute(() -> takeBack(session, script, String.valueOf(refused.getMessage())));
                } catch (RuntimeException defect) {
                    ILog.of(PlaybackSession.class).error(SessionText.StepFailed, defect);
                    ui.execute(() -> takeBack(session, script,
                            NLS.bind(SessionText.StepFailedAt, cursor, defect.getMessage())));
                }
            }
        });
    }

    private void takeBack(EditableSession session, Script script, String why) {
        if (session == document && session.script() == script) {
            session.revert();
            follow(session);
        }
        problems.tell(SessionText.CannotPlay, why);
    }

    @Override
    public String undoLabel() {
        return document == null ? "" : document.undoLabel();
    }

    @Override
    public String redoLabel() {
        return document == null ? "" : document.redoLabel();
    }

    @Override
    public void undo() {
        EditableSession session = document;
        if (session != null && !session.undoLabel().isEmpty()) {
            session.undo();
            follow(session);
        }
    }

    @Override
    public void redo() {
        EditableSession session = document;
        if (session != null && !session.redoLabel().isEmpty()) {
            session.redo();
            follow(session);
        }
    }

    @Override
    public void compare(List<String> names) {
        kernels = List.copyOf(names);
        Job job = new SessionJob(SessionText.Comparing) {
            @Override
            void work(IProgressMonitor monitor) {
                SessionPlayer comparer = player;
                if (comparer == null)
                    return;
                comparer.compare(kernels, monitor);
                publishFrom(comparer);
            }
        };
        job.setUser(true);
        schedule(job);
    }

    @Override
    public <T> void ask(String label, Function<MachineView, T> question, Consumer<T> answer) {
        long opening = openings;
        schedule(new SessionJob(label) {
            @Override
            void work(IProgressMonitor monitor) {
                SessionPlayer asked = player;
                if (asked == null || opening != openings)
                    return;
                T found = question.apply(asked.view());
                ui.execute(() -> {
                    if (opening == openings)
                        answer.accept(found);
                });
            }
        });
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
            SessionPlayer opened = opener.open(file, monitor);
            if (opening != openings || monitor.isCanceled())
                return;
            player = opened;
            SessionState first = opened.state(++generation);
            ui.execute(() -> opened(first, null));
        } catch (OpenException problem) {
            if (opening == openings)
                tell(NLS.bind(SessionText.CannotOpen, file.getFileName()), problem.getMessage());
        }
    }

    private void opened(SessionState first, @Nullable EditableSession session) {
        Path file = first.file();
        if (file != null)
            recent.add(file);
        document = session;
        goal = first.position();
        publish(first);
        if (!kernels.isEmpty())
            compare(kernels);
    }

    private void move(int position, IProgressMonitor monitor) {
        SessionPlayer mover = player;
        if (mover == null)
            return;
        try {
            mover.to(position, monitor);
        } catch (RuntimeException defect) {
            ILog.of(PlaybackSession.class).error(SessionText.StepFailed, defect);
            tell(SessionText.CannotPlay, NLS.bind(SessionText.StepFailedAt, mover.position() + 1, defect.getMessage()));
        }
        publishFrom(mover);
    }

    private void publishFrom(SessionPlayer source) {
        SessionState next = source.state(++generation);
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
