package org.daxscope.ui.session;

import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;

import org.daxscope.machine.scene.Script;

/** Plays what is open. Used only by jobs, one at a time: they share the session's rule. */
interface SessionPlayer {
    int position();

    int length();

    /** Moves the cursor; a cancelled monitor leaves it between two steps on the way. */
    void to(int position, IProgressMonitor monitor);

    /** Plays the same steps on other kernels too. */
    void compare(List<String> kernels, IProgressMonitor monitor);

    /** The scene and the first steps, as far as they were performed. */
    Script script(int steps);

    MachineView view();

    SessionState state(long generation);
}
