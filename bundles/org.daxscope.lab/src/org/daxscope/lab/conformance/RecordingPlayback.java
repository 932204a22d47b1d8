package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.dm.TableReader;
import org.daxscope.journal.Cursor;
import org.daxscope.journal.EventTap;
import org.daxscope.journal.Journal;
import org.daxscope.journal.JournalReader;
import org.daxscope.journal.Replayable;
import org.daxscope.journal.TimeTravel;
import org.daxscope.kernel.KernelModel;
import org.daxscope.lab.conformance.StepReport.Difference;
import org.daxscope.lab.conformance.StepReport.Verdict;
import org.daxscope.lab.recording.DmSpec;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.Results;
import org.daxscope.lab.recording.Step;
import org.daxscope.lab.recording.StepResult;
import org.daxscope.machine.Machine;
import org.daxscope.machine.MachineState;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.run.RecoveredPages;
import org.daxscope.machine.run.TakenStep.Call;
import org.daxscope.machine.scene.KernelSpec;
import org.daxscope.machine.scene.Script;
import org.jspecify.annotations.Nullable;

import com.google.gson.JsonObject;

/** Plays a recording step by step; a step is performed once and then only looked at again. */
final class RecordingPlayback implements Playback {
    private static final int SNAPSHOTS = 4096;

    private final Recording recording;
    private final KernelModel kernel;
    private final SceneBuilder scene;
    private final Machine machine;
    private final StepPlayer player;
    private final Comparison comparison;
    private final TimeTravel<MachineState> time;
    private final List<StepResult> results = new ArrayList<>();
    private final List<StepReport> reports = new ArrayList<>();
    private final List<List<Call>> calls = new ArrayList<>();
    /** What the player remembered before each step. */
    private final List<StepPlayer.State> remembered = new ArrayList<>();
    private final List<String> kernelWords;
    private final OutcomeWords ourWords = new OutcomeWords();

    RecordingPlayback(Recording recording, KernelModel kernel) {
        String reason = unsupported(recording);
        if (reason != null)
            throw new UnsupportedOperationException(reason);
        this.recording = recording;
        this.kernel = kernel;
        this.kernelWords = kernelWords(recording);
        Journal journal = new Journal();
        EventTap tap = new EventTap(journal);
        this.scene = new SceneBuilder(recording, kernel, tap);
        this.machine = scene.machine();
        scene.build();
        this.player = new StepPlayer(recording, machine, journal);
        this.comparison = new Comparison(recording);
        this.time = new TimeTravel<>(new Replayer(), tap, journal, SNAPSHOTS);
    }

    /** What the kernel answered to each step, in words. */
    static List<String> kernelWords(Recording recording) {
        OutcomeWords words = new OutcomeWords();
        return recording.steps().stream().map(step -> words.next(step, step.observed())).toList();
    }

    /** Why the scene of a recording cannot be built, or null when it can. */
    static @Nullable String unsupported(Recording recording) {
        for (DmSpec device : recording.dm())
            for (String line : device.table()) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 2 && !TableReader.TYPES.contains(fields[2]))
                    return "the device-mapper target " + fields[2] + " is not modelled yet";
            }
        return null;
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
            StepPlayer.State present = player.save();
            player.restore(remembered.get(step));
            try {
                if (results.get(step) instanceof StepResult.Observed)
                    player.play(recording.steps().get(step));
            } finally {
                player.restore(present);
            }
        }
    }

    @Override
    public Recording recording() {
        return recording;
    }

    @Override
    public KernelModel kernel() {
        return kernel;
    }

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public int eventsAfter(int steps) {
        return time.afterStep(steps).event();
    }

    @Override
    public List<Call> calls(int step) {
        return step < calls.size() ? calls.get(step) : List.of();
    }

    @Override
    public Script script(int steps) {
        List<org.daxscope.machine.scene.Step> taken = new ArrayList<>();
        for (int i = 0; i < Math.min(steps, calls.size()); i++)
            if (!calls.get(i).isEmpty())
                taken.add(new org.daxscope.machine.scene.Step(OperationWords.of(recording.steps().get(i)),
                        calls.get(i).stream().map(Call::operation).toList()));
        return new Script(new RecordedScene(recording).on(KernelSpec.of(kernel.label())), taken);
    }

    /** Everything the machine did, setting up included. */
    @Override
    public JournalReader journal() {
        return time.journal();
    }

    /** Any moment, also inside a step. */
    TimeTravel<MachineState> time() {
        return time;
    }

    @Override
    public int position() {
        return time.position().step();
    }

    @Override
    public int length() {
        return scene.failed() ? 0 : recording.steps().size();
    }

    @Override
    public void forward() {
        if (position() < length())
            to(position() + 1);
    }

    @Override
    public void to(int position) {
        if (position < 0 || position > length())
            throw new IllegalArgumentException("step %d of %d".formatted(position, length()));
        if (position < results.size()) {
            time.goTo(time.afterStep(position));
            return;
        }
        time.goTo(time.present());
        while (results.size() < position)
            performNext();
    }

    private void performNext() {
        Step step = recording.steps().get(results.size());
        StepPlayer.State before = player.save();
        remembered.add(before);
        StepResult result = play(step);
        calls.add(result instanceof StepResult.Unsupported ? List.of() : player.calls());
        // What cannot be done must not be half done.
        if (result instanceof StepResult.Unsupported) {
            time.abandonStep();
            player.restore(before);
        }
        results.add(result);
        reports.add(report(step, result));
        time.stepped();
    }

    private StepResult play(Step step) {
        try {
            return player.play(step);
        } catch (RuntimeException defect) {
            return new StepResult.Unsupported(Defect.text(defect));
        } catch (OutOfMemoryError error) {
            return new StepResult.Unsupported(Defect.text(error));
        }
    }

    private StepReport report(Step step, StepResult result) {
        JsonObject observed = step.observed();
        String operation = OperationWords.of(step);
        String theirs = kernelWords.get(step.index());
        // FORMAT.md compares no shell commands and the like: leaving one out says nothing about the rest.
        if (result instanceof StepResult.Unsupported(String reason))
            return new StepReport(step.index(), operation, theirs, "",
                    Comparison.compares(step.op()) ? Verdict.UNSUPPORTED : Verdict.NOT_COMPARED, List.of(),
                    StepReport.LEFT_OUT + reason);
        JsonObject ours = ((StepResult.Observed) result).outcome();
        boolean compared = observed != null && Comparison.compares(step.op());
        List<Difference> differences = compared && observed != null ? comparison.step(observed, ours) : List.of();
        Verdict verdict = !compared ? Verdict.NOT_COMPARED
                : differences.isEmpty() ? Verdict.EQUAL : Verdict.DIFFERENT;
        String note = Call.reasons(player.calls());
        return new StepReport(step.index(), operation, theirs, ourWords.next(step, ours), verdict, differences, note,
                Call.explanations(player.calls()));
    }

    @Override
    public StepReport report(int step) {
        if (step < reports.size())
            return reports.get(step);
        Step pending = recording.steps().get(step);
        return new StepReport(step, OperationWords.of(pending), kernelWords.get(step), "", Verdict.PENDING, List.of(),
                "");
    }

    /** The image knows no past, so what the latest step recovered is added from the journal. */
    @Override
    public MachineImage image() {
        int position = position();
        if (position == 0)
            return machine.image();
        return RecoveredPages.mark(machine.image(), time.journal(), time.afterStep(position - 1).event(),
                time.afterStep(position).event());
    }

    @Override
    public MachineImage imageAfter(int event) {
        Cursor here = time.position();
        time.goTo(time.afterEvent(event));
        MachineImage image = machine.image();
        time.goTo(here);
        return image;
    }

    /** What was played so far, as a result; reading the final state adds nothing to the journal of the steps. */
    ScenarioResult result() {
        time.goTo(time.present());
        JsonObject last = finalState();
        time.abandonStep();
        List<StepReport> all = new ArrayList<>(reports);
        for (int i = reports.size(); i < recording.steps().size(); i++)
            all.add(report(i));
        return count(all, last);
    }

    private JsonObject finalState() {
        try {
            return new FinalState(recording, machine).read(scene.failed());
        } catch (RuntimeException defect) {
            return unread(Defect.text(defect));
        } catch (OutOfMemoryError error) {
            return unread(Defect.text(error));
        }
    }

    private static JsonObject unread(String reason) {
        JsonObject nothing = new JsonObject();
        nothing.addProperty("unsupported", reason);
        return nothing;
    }

    private ScenarioResult count(List<StepReport> all, JsonObject last) {
        Results written = new Results(results, scene.setup(), scene.failed(), last);
        if (recording.isBare())
            return new ScenarioResult(recording, kernel, all, List.of(), List.of(), 0, 0, written);
        List<Difference> setup = new ArrayList<>(comparison.setup(recording.setup(), scene.setup()));
        if (recording.setupFailed() != scene.failed())
            setup.add(new Difference("setup_failed", String.valueOf(recording.setupFailed()),
                    String.valueOf(scene.failed())));
        List<Difference> state = comparison.finalState(recording.finalState(), last);
        int compared = 2;
        int equal = (setup.isEmpty() ? 1 : 0) + (state.isEmpty() ? 1 : 0);
        for (Step step : recording.steps())
            if (step.observed() != null && Comparison.compares(step.op())) {
                compared++;
                equal += all.get(step.index()).verdict() == Verdict.EQUAL ? 1 : 0;
            }
        return new ScenarioResult(recording, kernel, all, setup, state, compared, equal, written);
    }
}
