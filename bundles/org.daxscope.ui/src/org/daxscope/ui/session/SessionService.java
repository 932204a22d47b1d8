package org.daxscope.ui.session;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.edit.SessionDocument;
import org.jspecify.annotations.Nullable;

/**
 * What is open in the workbench, a recording or a session of the user's own, and its cursor. There is one for all windows; views
 * find it through their site.
 *
 * <p>Requests return at once: reading and playing happen in jobs, one after the other, and listeners hear of the result on the
 * UI thread. All methods are called on the UI thread.
 */
public interface SessionService {
    SessionState state();

    /** Whether work is under way or waits. */
    boolean isBusy();

    void addListener(SessionListener listener);

    void removeListener(SessionListener listener);

    /** Reads a recording or a saved session. If it cannot be read, the user is told once, and what was open stays open. */
    void open(Path file);

    /** Begins a session of the user's own with a scene and perhaps steps, its cursor before the first of them. */
    void start(Script script);

    /**
     * Takes a step at the cursor. Steps behind the cursor are given up, which {@link #undo} takes back. A recording that is open
     * becomes a session of the user's own with the steps up to the cursor. Does nothing while nothing is open.
     */
    void perform(Step step);

    /**
     * The user's own session, to look at and to edit by commands; the machine follows by itself. Null while a recording is open,
     * or nothing.
     */
    @Nullable
    SessionDocument document();

    /** Where the user's own session was saved; null when it never was. */
    @Nullable
    Path file();

    /** Whether the user's own session has something that is in no file of the user's. */
    boolean isDirty();

    /**
     * Saves the user's own session; when that fails, the user is told and the old file is as it was.
     *
     * @return whether it is saved
     */
    boolean save(Path file);

    /** Makes the session's scene another one and plays its steps again in it, to the cursor. */
    void edit(String label, Function<Scene, Scene> change);

    /** What undo would take back, for a label; empty when there is nothing. */
    String undoLabel();

    /** What redo would bring back, for a label; empty when there is nothing. */
    String redoLabel();

    /** Takes the latest step or edit of the session back. */
    void undo();

    void redo();

    /** Plays the same steps on other kernels too, named as {@code KernelModel.named} reads them; an empty list ends it. */
    void compare(List<String> kernels);

    /**
     * Asks the machine something, in a job; the answer comes on the UI thread, unless something else was opened meanwhile. Asked
     * while nothing is open, nothing comes.
     *
     * @param label of the job
     * @param question runs outside the UI thread; what it gives must not lead back to the machine
     */
    <T> void ask(String label, Function<MachineView, T> question, Consumer<T> answer);

    /** Moves the cursor behind the first {@code position} steps, performing what has not been performed yet. */
    void to(int position);

    /** Moves the cursor by some steps from where it will be once everything requested so far is done. */
    void by(int steps);

    default void forward() {
        by(1);
    }

    default void back() {
        by(-1);
    }

    default void runAll() {
        to(Integer.MAX_VALUE);
    }

    default void reset() {
        to(0);
    }
}
