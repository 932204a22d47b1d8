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
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.run.OperationWords;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.Session;
import org.daxscope.model.bridge.ToModel;
import org.daxscope.model.bridge.ToRecords;
import org.daxscope.model.edit.SessionDocument;
import org.daxscope.model.persistence.SessionFileException;
import org.daxscope.model.persistence.SessionFiles;
import org.daxscope.ui.nls.SessionText;

/**
 * The session that plays with the engine. The UI thread owns the state, the document and the requests; the jobs, which exclude
 * each other, own the player. What travels between the two is immutable, or handed over for good.
 */
final class WorkbenchSession implements SessionService {
    private final Executor ui;
    private final Opener opener;
    private final Problems problems;
    private final RecentRecordings recent;
    private final SessionKeeper keeper;
    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    private final SessionJobs jobs;

    private SessionState state = SessionState.EMPTY;
    /** Where the cursor will be once everything requested is done. */
    private int goal;
    private @Nullable Job latestMove;
    /** The newest request to open; an older one is stale. Read by jobs. */
    private volatile long openings;
    /** The user's own session; null while a recording is open, or nothing. */
    private @Nullable SessionDocument document;
    /** Where the document was saved. */
    private @Nullable Path file;
    /** Steps asked for while a recording is being turned into a session. */
    private final List<Step> waiting = new ArrayList<>();
    private List<String> kernels = List.of();

    private @Nullable SessionPlayer player;
    private long generation;

    WorkbenchSession(Executor ui, Opener opener, Problems problems, RecentRecordings recent, SessionKeeper keeper) {
        this.ui = ui;
        this.opener = opener;
        this.problems = problems;
        this.recent = recent;
        this.keeper = keeper;
        this.jobs = new SessionJobs(ui, this::turned);
    }

    private void turned(boolean busy) {
        if (!busy)
            goal = state.position();
        listeners.forEach(listener -> listener.busy(busy));
    }

    // -- What is there ------------------------------------------------------------------------------------------------

    @Override
    public SessionState state() {
        return state;
    }

    @Override
    public @Nullable SessionDocument document() {
        return document;
    }

    @Override
    public boolean isBusy() {
        return jobs.isBusy();
    }

    @Override
    public void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    private void publish(SessionState next) {
        if (next.generation() <= state.generation())
            return;
        state = next;
        keep();
        listeners.forEach(listener -> listener.changed(next));
    }

    private void publishFrom(SessionPlayer source) {
        SessionState next = source.state(++generation);
        ui.execute(() -> publish(next));
    }

    private void keep() {
        SessionDocument open = document;
        Path recording = state.file();
        if (open != null)
            keeper.keepSession(open.session(), file, open.isTouched());
        else
            if (recording != null)
                keeper.keepRecording(recording, state.position());
    }

    private void tell(String title, String message) {
        ui.execute(() -> problems.tell(title, message));
    }

    // -- Opening ------------------------------------------------------------------------------------------------------

    @Override
    public void open(Path path) {
        open(NLS.bind(SessionText.Opening, path.getFileName()), path, monitor -> opener.open(path, monitor));
    }

    @Override
    public void start(Script script) {
        start(script, 0, List.of());
    }

    private void start(Script script, int cursor, List<Step> steps) {
        open(NLS.bind(SessionText.Opening, script.scene().name()), null,
                monitor -> new Opened(Opener.run(script), ToModel.session(script), cursor), steps);
    }

    /** Opens again what was open when the workbench ended. */
    void restore() {
        long opening = ++openings;
        jobs.schedule(SessionText.Restoring, false, monitor -> keeper.kept().ifPresent(kept -> {
            switch (kept) {
                case SessionKeeper.Kept.OfRecording recording ->
                    opened(opening, recording.file(), List.of(), monitor, progress -> {
                        Opened again = opener.open(recording.file(), progress);
                        return new Opened(again.player(), null, recording.position());
                    });
                case SessionKeeper.Kept.OfSession session ->
                    opened(opening, session.file(), List.of(), monitor, progress -> new Opened(
                            Opener.run(ToRecords.script(session.session())), session.session(),
                            session.session().getCursor()));
            }
        }));
    }

    /** Makes what is to be opened, in a job. */
    @FunctionalInterface
    private interface Source {
        Opened open(IProgressMonitor monitor) throws OpenException;
    }

    private void open(String label, @Nullable Path path, Source source) {
        open(label, path, source, List.of());
    }

    private void open(String label, @Nullable Path path, Source source, List<Step> steps) {
        long opening = ++openings;
        jobs.schedule(label, true, monitor -> opened(opening, path, steps, monitor, source));
    }

    private void opened(long opening, @Nullable Path path, List<Step> steps, IProgressMonitor monitor, Source source) {
        try {
            Opened opened = source.open(monitor);
            if (opening != openings || monitor.isCanceled())
                return;
            opened.player().to(opened.cursor(), monitor);
            player = opened.player();
            SessionState first = opened.player().state(++generation);
            ui.execute(() -> show(opened.document(), path, first, steps));
        } catch (OpenException | IllegalArgumentException | UnsupportedOperationException problem) {
            if (opening == openings)
                tell(path == null ? SessionText.CannotStart : NLS.bind(SessionText.CannotOpen, path.getFileName()),
                        String.valueOf(problem.getMessage()));
        }
    }

    private void show(@Nullable Session session, @Nullable Path path, SessionState first, List<Step> steps) {
        putAside();
        file = path;
        document = session == null ? null : documentOf(session);
        if (path != null)
            recent.add(path);
        goal = first.position();
        SessionDocument open = document;
        if (open != null && open.cursor() != goal)
            open.moveCursor(goal);
        publish(first);
        steps.forEach(this::perform);
        List<String> chosen = session == null ? kernels : List.copyOf(session.getComparisonKernels());
        if (!chosen.isEmpty())
            compare(chosen);
    }

    /** What was never saved is not lost when something else is opened: it can be opened again from the recent ones. */
    private void putAside() {
        SessionDocument old = document;
        if (old != null && old.isDirty())
            keeper.putAside(old.session()).ifPresent(recent::add);
    }

    private SessionDocument documentOf(Session session) {
        SessionDocument made = new SessionDocument(session);
        made.addListener(new org.daxscope.model.edit.SessionListener() {
            @Override
            public void scriptChanged() {
                follow(made);
            }

            @Override
            public void keptChanged() {
                keep();
            }

            @Override
            public void commandsChanged() {
                listeners.forEach(SessionListener::documentChanged);
            }
        });
        return made;
    }

    // -- Doing --------------------------------------------------------------------------------------------------------

    @Override
    public void perform(Step step) {
        SessionDocument open = document;
        if (open != null)
            open.append(OperationWords.of(step), step);
        else
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
        jobs.schedule(SessionText.Adopting, false, monitor -> {
            SessionPlayer recorded = player;
            Script script = recorded == null ? null : recorded.script(steps);
            ui.execute(() -> {
                List<Step> first = List.copyOf(waiting);
                waiting.clear();
                if (script != null && opening == openings)
                    start(script, script.steps().size(), first);
            });
        });
    }

    @Override
    public void edit(String label, Function<Scene, Scene> change) {
        SessionDocument open = document;
        if (open != null)
            open.change(label, () -> open.session().setScene(ToModel.scene(change.apply(open.script().scene()))));
    }

    /** Makes the player play what the document says, at its cursor; what cannot be played is taken back and told. */
    private void follow(SessionDocument open) {
        Script script;
        try {
            script = open.script();
        } catch (IllegalArgumentException incomplete) {
            takeBack(open, String.valueOf(incomplete.getMessage()));
            return;
        }
        int cursor = open.cursor();
        goal = cursor;
        jobs.schedule(SessionText.Playing, false, monitor -> {
            if (!(player instanceof RunPlayer runner))
                return;
            try {
                runner.follow(script, cursor, monitor);
                publishFrom(runner);
            } catch (IllegalArgumentException | UnsupportedOperationException refused) {
                ui.execute(() -> takeBack(open, script, String.valueOf(refused.getMessage())));
            } catch (RuntimeException defect) {
                ILog.of(WorkbenchSession.class).error(SessionText.StepFailed, defect);
                ui.execute(() -> takeBack(open, script, NLS.bind(SessionText.EditFailed, defect.getMessage())));
            }
        });
    }

    private void takeBack(SessionDocument open, Script refused, String why) {
        if (open == document && open.script() == refused)
            takeBack(open, why);
    }

    private void takeBack(SessionDocument open, String why) {
        String what = open.undoLabel().orElse(SessionText.ThisChange);
        open.undo();
        problems.tell(NLS.bind(SessionText.CannotDo, what), why);
    }

    @Override
    public String undoLabel() {
        return document == null ? "" : document.undoLabel().orElse("");
    }

    @Override
    public String redoLabel() {
        return document == null ? "" : document.redoLabel().orElse("");
    }

    @Override
    public void undo() {
        if (document != null)
            document.undo();
    }

    @Override
    public void redo() {
        if (document != null)
            document.redo();
    }

    // -- Saving -------------------------------------------------------------------------------------------------------

    @Override
    public @Nullable Path file() {
        return document == null ? null : file;
    }

    @Override
    public boolean isDirty() {
        return document != null && (document.isDirty() || file == null);
    }

    @Override
    public boolean save(Path path) {
        SessionDocument open = document;
        if (open == null)
            return false;
        try {
            SessionFiles.write(open.session(), path);
        } catch (SessionFileException failure) {
            problems.tell(NLS.bind(SessionText.CannotSave, path.getFileName()), String.valueOf(failure.getMessage()));
            return false;
        }
        file = path;
        recent.add(path);
        open.markSaved();
        keep();
        return true;
    }

    // -- Looking ------------------------------------------------------------------------------------------------------

    @Override
    public void compare(List<String> names) {
        kernels = List.copyOf(names);
        SessionDocument open = document;
        if (open != null && !open.session().getComparisonKernels().equals(kernels))
            open.keep(session -> {
                session.getComparisonKernels().clear();
                session.getComparisonKernels().addAll(names);
            });
        jobs.schedule(SessionText.Comparing, true, monitor -> {
            SessionPlayer comparer = player;
            if (comparer == null)
                return;
            comparer.compare(List.copyOf(names), monitor);
            publishFrom(comparer);
        });
    }

    @Override
    public <T> void ask(String label, Function<MachineView, T> question, Consumer<T> answer) {
        long opening = openings;
        jobs.schedule(label, false, monitor -> {
            SessionPlayer asked = player;
            if (asked == null || opening != openings)
                return;
            T found = question.apply(asked.view());
            ui.execute(() -> {
                if (opening == openings)
                    answer.accept(found);
            });
        });
    }

    // -- The cursor ---------------------------------------------------------------------------------------------------

    @Override
    public void to(int position) {
        if (!state.isOpen())
            return;
        SessionDocument open = document;
        goal = Math.clamp(position, 0, open == null ? state.length() : open.session().getSteps().size());
        if (open != null)
            open.moveCursor(goal);
        move(goal);
    }

    @Override
    public void by(int steps) {
        to(goal + steps);
    }

    private void move(int position) {
        if (latestMove != null)
            latestMove.cancel();
        // A single step is over before a progress dialog could come up, and must not be held up by one.
        latestMove = jobs.schedule(SessionText.Playing, Math.abs(position - state.position()) > 1,
                monitor -> move(position, monitor));
    }

    private void move(int position, IProgressMonitor monitor) {
        SessionPlayer mover = player;
        if (mover == null)
            return;
        try {
            mover.to(position, monitor);
        } catch (RuntimeException defect) {
            ILog.of(WorkbenchSession.class).error(SessionText.StepFailed, defect);
            tell(SessionText.CannotPlay, NLS.bind(SessionText.StepFailedAt, mover.position() + 1, defect.getMessage()));
        }
        publishFrom(mover);
    }

    /** Ends what is under way; nothing is published any more. */
    void close() {
        listeners.clear();
        SessionJobs.cancel();
    }
}
