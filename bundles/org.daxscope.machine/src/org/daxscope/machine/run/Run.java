package org.daxscope.machine.run;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.journal.Cursor;
import org.daxscope.journal.EventTap;
import org.daxscope.journal.Journal;
import org.daxscope.journal.JournalReader;
import org.daxscope.journal.Replayable;
import org.daxscope.journal.TimeTravel;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineState;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.SceneMachine;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.jspecify.annotations.Nullable;

/**
 * A scene played out: the machine, the steps taken in it, and a cursor between two of them. Going back and forward costs next to
 * nothing. Has one owner at a time: not for several threads; what it hands out is immutable, but for the journal.
 */
public final class Run {
    private static final int SNAPSHOTS = 4096;

    private final Scene scene;
    private final Machine machine;
    private final TimeTravel<MachineState> time;
    private final List<TakenStep> taken = new ArrayList<>();
    private final List<Call> setup = new ArrayList<>();

    private Run(Scene scene, SceneMachine built, EventTap tap, Journal journal) {
        this.scene = scene;
        this.machine = built.machine();
        this.setup.addAll(built.setUp());
        this.time = new TimeTravel<>(new Replayer(), tap, journal, SNAPSHOTS);
    }

    /**
     * The machine of a scene, before the first step.
     *
     * @throws IllegalArgumentException in a sentence, when the scene contradicts itself
     * @throws UnsupportedOperationException in a sentence, when it asks for what is not modelled
     */
    public static Run of(Scene scene) {
        Journal journal = new Journal();
        EventTap tap = new EventTap(journal);
        return new Run(scene, new SceneMachine(scene, tap), tap, journal);
    }

    /** The machine as time travel sees it. */
    private final class Replayer implements Replayable<MachineState> {
        @Override
        public MachineState save() {
            return machine.save();
        }

        @Override
        public void restore(MachineState state) {
            machine.restore(state);
        }

        @Override
        public void perform(int step) {
            if (taken.get(step).unsupported() == null)
                for (Operation operation : taken.get(step).step().operations())
                    machine.perform(operation);
        }
    }

    public Scene scene() {
        return scene;
    }

    public KernelModel kernel() {
        return machine.kernel();
    }

    /** What setting the scene up gave; a mount may have been refused. */
    public List<Call> setup() {
        return List.copyOf(setup);
    }

    /** Steps before the cursor. */
    public int position() {
        return time.position().step();
    }

    /** The steps taken, also those after the cursor. */
    public List<TakenStep> steps() {
        return List.copyOf(taken);
    }

    /** Everything the machine did, setting up included. It changes with the run. */
    public JournalReader journal() {
        return time.journal();
    }

    /** Any moment, also inside a step. */
    public TimeTravel<MachineState> time() {
        return time;
    }

    /** The machine at the cursor, for looking only. */
    public Machine machine() {
        return machine;
    }

    /** Moves the cursor. */
    public void to(int position) {
        if (position < 0 || position > taken.size())
            throw new IllegalArgumentException("step %d of %d".formatted(position, taken.size()));
        time.goTo(time.afterStep(position));
    }

    /** Takes a step at the cursor. What was after the cursor is gone. */
    public TakenStep perform(Step step) {
        if (!time.isAtPresent()) {
            time.cutFuture();
            taken.subList(position(), taken.size()).clear();
        }
        int index = taken.size();
        int firstEvent = time.journal().size();
        MachineImage before = machine.image();
        List<Call> calls = new ArrayList<>();
        String unsupported = step.cutAfter() == Step.WHOLE ? call(step, calls) : callUpTo(step, calls);
        List<String> changes =
                unsupported == null ? new ImageChanges(before, machine.image(), step).words() : List.of();
        TakenStep done = new TakenStep(index, step, calls, changes, unsupported, firstEvent, time.journal().size());
        taken.add(done);
        if (step.cutAfter() == Step.WHOLE || unsupported != null)
            time.stepped();
        return done;
    }

    /** The same for a step that power cuts short. */
    private @Nullable String callUpTo(Step step, List<Call> calls) {
        try {
            time.stepUpTo(step.cutAfter(), () -> {
                for (Operation operation : step.operations())
                    calls.add(new Call(operation, machine.perform(operation)));
            });
            return null;
        } catch (UnsupportedOperationException missing) {
            time.abandonStep();
            calls.clear();
            return String.valueOf(missing.getMessage());
        }
    }

    /**
     * The script that ends with a power failure right after an event that happened: the steps before, the one the event belongs
     * to as far as it got, and the failure.
     *
     * @param event index in the journal, of an event that a step wrote
     */
    public Script cutAt(int event, Operation.PowerCut failure) {
        List<Step> steps = new ArrayList<>();
        for (TakenStep step : taken) {
            if (event < step.firstEvent())
                break;
            boolean inside = event + 1 < step.endEvent();
            steps.add(inside ? step.step().cutAfter(event + 1 - step.firstEvent()) : step.step());
        }
        if (steps.isEmpty())
            throw new IllegalArgumentException("event " + event + " is before the first step");
        steps.add(Step.of(failure));
        return new Script(scene, steps);
    }

    /** Performs all operations; when one is not modelled, none of them has happened and the sentence says why. */
    private @Nullable String call(Step step, List<Call> calls) {
        try {
            for (Operation operation : step.operations()) {
                int firstEvent = time.journal().size();
                calls.add(Call.of(machine, operation, machine.perform(operation), time.journal(), firstEvent));
            }
            return null;
        } catch (UnsupportedOperationException missing) {
            time.abandonStep();
            calls.clear();
            return String.valueOf(missing.getMessage());
        }
    }

    /**
     * Makes the steps taken those of a script of the same scene, keeping what is the same already, and moves the cursor. Steps
     * behind the cursor are not performed before they have to be.
     *
     * @param progress is told before each step that has to be performed, and may say that enough is enough
     * @return whether it got there
     */
    public boolean follow(Script script, int position, Progress progress) {
        List<Step> wanted = script.steps();
        int same = 0;
        while (same < taken.size() && same < wanted.size() && taken.get(same).step().equals(wanted.get(same)))
            same++;
        if (same < taken.size()) {
            to(same);
            time.cutFuture();
            taken.subList(same, taken.size()).clear();
        }
        int goal = Math.min(position, wanted.size());
        if (taken.size() < goal)
            to(taken.size());
        while (taken.size() < goal) {
            if (!progress.next(taken.size(), goal))
                return false;
            perform(wanted.get(taken.size()));
        }
        to(goal);
        return true;
    }

    /** Asked before each step that {@link Run#follow} performs. */
    @FunctionalInterface
    public interface Progress {
        boolean next(int step, int of);
    }

    /** The machine at the cursor, with what the latest step recovered marked. */
    public MachineImage image() {
        int position = position();
        MachineImage image = machine.image();
        if (position == 0)
            return image;
        TakenStep latest = taken.get(position - 1);
        return RecoveredPages.mark(image, time.journal(), latest.firstEvent(), latest.endEvent());
    }

    /** The machine right after an event, also inside a step; the cursor stays where it is. */
    public MachineImage imageAfter(int event) {
        Cursor here = time.position();
        time.goTo(time.afterEvent(event));
        MachineImage image = machine.image();
        time.goTo(here);
        return image;
    }

    /** Outcomes only, for comparing this run with one on another kernel. */
    public List<Outcome> outcomes(int step) {
        return taken.get(step).calls().stream().map(Call::outcome).toList();
    }
}
