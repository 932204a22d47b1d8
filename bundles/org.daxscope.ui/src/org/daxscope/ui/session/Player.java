package org.daxscope.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

import org.daxscope.lab.conformance.Playback;
import org.daxscope.lab.conformance.StepReport;

/** A playback with the reports gathered so far. Used only by jobs, one at a time: they share the session's rule. */
final class Player {
    private final Path file;
    private final Playback playback;
    private final List<StepReport> reports;
    /** Steps whose reports are final. */
    private int known;

    Player(Path file, Playback playback) {
        this.file = file;
        this.playback = playback;
        this.reports = new ArrayList<>(playback.length());
        for (int step = 0; step < playback.length(); step++)
            reports.add(playback.report(step));
    }

    int length() {
        return playback.length();
    }

    int position() {
        return playback.position();
    }

    /** Moves the cursor; a cancelled monitor leaves it between two steps on the way. */
    void to(int position, IProgressMonitor monitor) {
        int goal = Math.clamp(position, 0, playback.length());
        if (goal <= playback.position()) {
            playback.to(goal);
            return;
        }
        SubMonitor progress = SubMonitor.convert(monitor, goal - playback.position());
        while (playback.position() < goal && !progress.isCanceled()) {
            playback.forward();
            remember(playback.position());
            progress.worked(1);
        }
    }

    private void remember(int position) {
        for (; known < position; known++)
            reports.set(known, playback.report(known));
    }

    SessionState state(long generation) {
        return new SessionState(generation, file, playback.recording(), playback.kernel().label(), playback.position(),
                reports, playback.image());
    }
}
