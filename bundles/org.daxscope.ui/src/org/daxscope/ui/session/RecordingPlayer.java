package org.daxscope.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

import org.daxscope.lab.conformance.Playback;
import org.daxscope.lab.conformance.StepReport;
import org.daxscope.machine.check.Invariants;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.scene.Script;

/** A playback with the reports gathered so far. */
final class RecordingPlayer implements SessionPlayer {
    private final Path file;
    private final Playback playback;
    private final List<StepReport> reports;
    private final OtherKernels others = new OtherKernels();
    private final Measurer measurer = new Measurer();
    /** Steps whose reports are final. */
    private int known;

    RecordingPlayer(Path file, Playback playback) {
        this.file = file;
        this.playback = playback;
        this.reports = new ArrayList<>(playback.length());
        for (int step = 0; step < playback.length(); step++)
            reports.add(playback.report(step));
    }

    @Override
    public int length() {
        return playback.length();
    }

    @Override
    public int position() {
        return playback.position();
    }

    @Override
    public void to(int position, IProgressMonitor monitor) {
        int goal = Math.clamp(position, 0, playback.length());
        if (goal <= playback.position()) {
            playback.to(goal);
            return;
        }
        SubMonitor progress = SubMonitor.convert(monitor, goal - playback.position());
        while (playback.position() < goal && !progress.isCanceled()) {
            playback.forward();
            remember(playback.position());
            if (measurer.wants(playback.position()))
                measurer.measure(playback.position(), playback.image());
            progress.worked(1);
        }
    }

    private void remember(int position) {
        for (; known < position; known++)
            reports.set(known, playback.report(known));
    }

    @Override
    public void compare(List<String> kernels, IProgressMonitor monitor) {
        others.choose(kernels);
    }

    @Override
    public Script script(int steps) {
        return playback.script(steps);
    }

    @Override
    public MachineView view() {
        return new MachineView(playback.machine(), playback.journal(),
                IntStream.rangeClosed(0, known).map(playback::eventsAfter).toArray(), playback.position(),
                playback::imageAfter);
    }

    @Override
    public SessionState state(long generation) {
        MachineImage image = playback.image();
        measurer.measure(playback.position(), image);
        return new SessionState(generation, this, file, playback.recording().id(), playback.recording(),
                playback.script(0).scene(), playback.kernel().label(), playback.position(), reports,
                IntStream.range(0, playback.length()).mapToObj(playback::calls).toList(),
                others.play(playback.script(known), playback::calls), before(image), image,
                Invariants.of(playback.machine(), SessionState.MOST_BROKEN),
                measurer.measures());
    }

    private MachineImage before(MachineImage image) {
        int position = playback.position();
        if (position == 0)
            return image;
        playback.to(position - 1);
        MachineImage before = playback.image();
        playback.to(position);
        return before;
    }
}
