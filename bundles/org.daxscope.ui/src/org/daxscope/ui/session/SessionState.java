package org.daxscope.ui.session;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.daxscope.lab.conformance.StepReport;
import org.daxscope.lab.recording.Recording;
import org.daxscope.machine.check.Violation;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.machine.scene.Scene;

/**
 * What is open, at its cursor. Immutable, good on any thread.
 *
 * @param generation grows with each state that is published
 * @param opened the same object as long as the same thing is open, however it is edited
 * @param file the recording's; null for a session of the user's own and while nothing is open
 * @param title what it is called; empty while nothing is open
 * @param recording the recording that is played; null when a session is open, or nothing
 * @param scene what was there before the first step; null while nothing is open
 * @param kernel label of the kernel that is played; empty while nothing is open
 * @param position steps before the cursor
 * @param reports one for every step
 * @param calls for every step what it asked of the machine and what was answered; empty where it was not performed
 * @param comparisons the same steps on other kernels
 * @param before the machine before the latest step; the same as image at the start
 * @param image the machine at the cursor
 * @param broken where truth and belief part at the cursor, at most {@value #MOST_BROKEN} of each kind and disk
 * @param measures what was measured along the steps
 */
public record SessionState(long generation, Object opened, @Nullable Path file, String title,
        @Nullable Recording recording,
        @Nullable Scene scene, String kernel, int position, List<StepReport> reports, List<List<Call>> calls,
        List<Comparison> comparisons, MachineImage before, MachineImage image,
        List<Violation> broken, Measures measures) {
    /** Violations of one invariant on one disk that are told. */
    public static final int MOST_BROKEN = 16;

    private static final MachineImage NOTHING = new MachineImage(List.of(), List.of(), List.of());
    /** Nothing is open. */
    public static final SessionState EMPTY = new SessionState(0, "", null, "", null, null, "", 0, List.of(), List.of(),
            List.of(), NOTHING, NOTHING, List.of(), new Measures(NOTHING, List.of()));

    public SessionState {
        reports = List.copyOf(reports);
        calls = List.copyOf(calls);
        comparisons = List.copyOf(comparisons);
        broken = List.copyOf(broken);
    }

    /** Whether another state is one of the same session, so that a view should stay where it is. */
    public boolean isSameSession(SessionState other) {
        return opened == other.opened;
    }

    public boolean isOpen() {
        return scene != null;
    }

    public int length() {
        return reports.size();
    }

    public boolean canForward() {
        return position < reports.size();
    }

    public boolean canBack() {
        return position > 0;
    }

    /** The step just performed: the one before the cursor; null at the start. */
    public @Nullable StepReport latest() {
        return position == 0 ? null : reports.get(position - 1);
    }

    /** How many steps have this verdict. */
    public long count(StepReport.Verdict verdict) {
        return reports.stream().filter(report -> report.verdict() == verdict).count();
    }
}
