package org.daxscope.ui.session;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

import org.daxscope.lab.conformance.StepReport;
import org.daxscope.lab.conformance.StepReport.Verdict;
import org.daxscope.machine.check.Invariants;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.run.Run;
import org.daxscope.machine.run.TakenStep;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.machine.scene.Script;

/** Plays a session of the user's own: the run follows its script. */
final class RunPlayer implements SessionPlayer {
    private final OtherKernels others = new OtherKernels();
    private Measurer measurer = new Measurer();
    private Script script;
    private Run run;

    /**
     * @throws IllegalArgumentException in a sentence, when the scene contradicts itself
     * @throws UnsupportedOperationException in a sentence, when it asks for what is not modelled
     */
    RunPlayer(Script script) {
        this.script = script;
        this.run = Run.of(script.scene());
    }

    /** Plays another script from now on, keeping what is the same. On an exception it still plays the old one. */
    void follow(Script next, int position, IProgressMonitor monitor) {
        if (next.scene().equals(script.scene()))
            measurer.forgetAfter(same(next));
        else {
            run = Run.of(next.scene());
            measurer = new Measurer();
        }
        script = next;
        to(position, monitor);
    }

    /** How many steps another script begins with that this one has too. */
    private int same(Script next) {
        int same = 0;
        while (same < Math.min(length(), next.steps().size())
                && script.steps().get(same).equals(next.steps().get(same)))
            same++;
        return same;
    }

    @Override
    public int position() {
        return run.position();
    }

    @Override
    public int length() {
        return script.steps().size();
    }

    @Override
    public void to(int position, IProgressMonitor monitor) {
        int goal = Math.clamp(position, 0, length());
        SubMonitor progress = SubMonitor.convert(monitor, Math.max(1, goal - run.steps().size()));
        run.follow(script, goal, (step, of) -> {
            progress.worked(1);
            if (measurer.wants(step))
                measurer.measure(step, run.image());
            return !progress.isCanceled();
        });
    }

    @Override
    public void compare(List<String> kernels, IProgressMonitor monitor) {
        others.choose(kernels);
    }

    @Override
    public Script script(int steps) {
        return new Script(script.scene(), script.steps().subList(0, Math.min(steps, length())));
    }

    @Override
    public MachineView view() {
        return new MachineView(run.machine(), run.journal(), IntStream.rangeClosed(0, run.steps().size())
                .map(steps -> run.time().afterStep(steps).event()).toArray(), run.position(), run::imageAfter);
    }

    @Override
    public SessionState state(long generation) {
        List<TakenStep> taken = run.steps();
        MachineImage image = run.image();
        measurer.measure(run.position(), image);
        return new SessionState(generation, this, null, script.scene().name(), null, script.scene(),
                run.kernel().label(),
                run.position(), IntStream.range(0, length()).mapToObj(step -> report(taken, step)).toList(),
                IntStream.range(0, length()).mapToObj(step -> calls(taken, step)).toList(),
                others.play(script(taken.size()), step -> calls(taken, step)), before(image), image,
                Invariants.of(run.machine(), SessionState.MOST_BROKEN),
                measurer.measures());
    }

    private StepReport report(List<TakenStep> taken, int step) {
        return step < taken.size()
                ? StepReports.of(taken.get(step), Verdict.NOT_COMPARED)
                : StepReports.pending(step, script.steps().get(step));
    }

    private static List<Call> calls(List<TakenStep> taken, int step) {
        return step < taken.size() ? taken.get(step).calls() : List.of();
    }

    private MachineImage before(MachineImage image) {
        int position = run.position();
        if (position == 0)
            return image;
        run.to(position - 1);
        MachineImage before = run.image();
        run.to(position);
        return before;
    }
}
