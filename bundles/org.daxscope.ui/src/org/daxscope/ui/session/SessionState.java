package org.daxscope.ui.session;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.daxscope.lab.conformance.StepReport;
import org.daxscope.lab.recording.Recording;
import org.daxscope.machine.image.MachineImage;

/**
 * What is open, and where its cursor stands. Immutable: any thread may keep it.
 *
 * @param generation grows with every change; an answer computed for an older one is stale
 * @param file where the recording was read from; null while nothing is open
 * @param recording null while nothing is open
 * @param kernel label of the kernel that is played; empty while nothing is open
 * @param position steps before the cursor
 * @param reports one for every step of the recording
 * @param image the machine at the cursor
 */
public record SessionState(long generation, @Nullable Path file, @Nullable Recording recording, String kernel,
        int position, List<StepReport> reports, MachineImage image) {
    /** Nothing is open. */
    public static final SessionState EMPTY = new SessionState(0, null, null, "", 0, List.of(),
            new MachineImage(List.of(), List.of(), List.of()));

    public SessionState {
        reports = List.copyOf(reports);
    }

    public boolean isOpen() {
        return recording != null;
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
