package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.KillPolicy.Kill;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.SentSignal;
import org.daxscope.lab.recording.EnvironmentStep;
import org.daxscope.lab.recording.FileSpec;
import org.daxscope.lab.recording.FileStep;
import org.daxscope.lab.recording.MappingStep;
import org.daxscope.lab.recording.PoisonStep;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.Step;
import org.daxscope.lab.recording.StepInput;
import org.daxscope.lab.recording.StepResult;
import org.daxscope.lab.shell.ShellState;
import org.daxscope.machine.Machine;
import org.daxscope.machine.image.MappingImage;
import org.daxscope.machine.run.NdctlList;
import org.daxscope.machine.run.TakenStep.Call;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Performs the steps of a recording on a machine, by the calls the recorder made, and writes down what they gave. */
final class StepPlayer {
    private final Recording recording;
    private final Machine machine;
    private final JournalReader journal;
    private final FileSteps files;
    private final MappingSteps mappings;
    private final PoisonSteps poison;
    private final ShellSteps shell;
    private final FilesHeld held;
    private final List<Call> calls = new ArrayList<>();
    private String fsDevice = "";
    /** Signals that processes have got and not yet told of, by process. */
    private final Map<String, List<SentSignal>> pending = new LinkedHashMap<>();

    /** @param journal what the machine writes */
    StepPlayer(Recording recording, Machine machine, JournalReader journal) {
        this.recording = recording;
        this.machine = machine;
        this.journal = journal;
        this.held = new FilesHeld(recording.files().stream().map(FileSpec::name).toList());
        this.files = new FileSteps(this::byProcess);
        this.mappings = new MappingSteps(this::byProcess);
        this.poison = new PoisonSteps(this::byProcess, machine, recording, this::toldDevice);
        this.shell = new ShellSteps(recording, machine, this::perform, held, journal);
    }

    /** What is remembered from step to step beside the machine. */
    record State(ShellState.Saved shell, Set<String> held, Map<String, List<SentSignal>> pending, String fsDevice) {
    }

    State save() {
        Map<String, List<SentSignal>> waiting = new LinkedHashMap<>();
        pending.forEach((process, signals) -> waiting.put(process, List.copyOf(signals)));
        return new State(shell.state().save(), held.save(), waiting, fsDevice);
    }

    void restore(State state) {
        shell.state().restore(state.shell);
        held.restore(state.held);
        fsDevice = state.fsDevice;
        pending.clear();
        state.pending.forEach((process, signals) -> pending.put(process, new ArrayList<>(signals)));
    }

    private Outcome byProcess(Operation operation) {
        held.note(operation);
        return perform(operation);
    }

    /** How the groups of steps reach the machine. */
    interface Door {
        Outcome perform(Operation operation);
    }

    private Outcome perform(Operation operation) {
        int firstEvent = journal.size();
        Outcome outcome = machine.perform(operation);
        calls.add(Call.of(machine, operation, outcome, journal, firstEvent));
        for (SentSignal signal : machine.signalsToOthers())
            pending.computeIfAbsent(signal.process(), process -> new ArrayList<>()).add(signal);
        return outcome;
    }

    /** What was asked and answered during the step played last, in order. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    StepResult play(Step step) {
        calls.clear();
        try {
            List<SentSignal> arrived = pending.remove(step.proc());
            JsonObject observed = observe(step);
            if (arrived != null)
                observed.add("async", Observations.async(arrived));
            if (observed.has("died"))
                forget(step.proc());
            if (listsBadblocks(step.input()) && !observed.has("badblocks"))
                observed.add("badblocks", Observations.badblocks(machine));
            return new StepResult.Observed(observed);
        } catch (UnsupportedOperationException error) {
            return new StepResult.Unsupported(String.valueOf(error.getMessage()));
        }
    }

    private JsonObject observe(Step step) {
        return switch (step.input()) {
            case FileStep file -> files.play(file);
            case MappingStep mapping -> mappings.play(step.proc(), mapping);
            case PoisonStep injected -> poison.play(step.proc(), injected, mappings);
            case EnvironmentStep.McEkill policy -> killPolicy(step);
            case EnvironmentStep environment -> environment(environment);
            case StepInput.Unknown unknown ->
                throw new UnsupportedOperationException("unknown operation \"" + unknown.op() + "\"");
        };
    }

    /** Another process of the same name follows one that died, and has mapped nothing yet. */
    private void forget(String proc) {
        for (MappingImage map : machine.image().mappings())
            if (map.process().equals(proc))
                perform(new Operation.Munmap(proc, map.name()));
    }

    /** The recorder reads the tables after most operations, but not after those that ran as a command. */
    private static boolean listsBadblocks(StepInput input) {
        return switch (input) {
            case FileStep.Extents extents -> false;
            case FileStep.Create create -> false;
            case FileStep.ProbeSectors probe -> false;
            case PoisonStep.InjectMany many -> false;
            case EnvironmentStep.DropCache drop -> true;
            case EnvironmentStep.McEkill policy -> true;
            case EnvironmentStep.Badblocks badblocks -> true;
            case EnvironmentStep environment -> false;
            default -> true;
        };
    }

    /** prctl(PR_MCE_KILL) in the process, early unless its inputs say otherwise: by a word or by the number of the policy. */
    private JsonObject killPolicy(Step step) {
        Kill policy = Kill.EARLY;
        for (JsonElement input : step.inputs().asMap().values())
            if (input.isJsonPrimitive())
                policy = switch (input.getAsString()) {
                    case "late", "0", "false" -> Kill.LATE;
                    case "default", "clear", "2" -> Kill.DEFAULT;
                    default -> policy;
                };
        return Observations.call(perform(new Operation.KillPolicy(step.proc(), "", policy)));
    }

    private JsonObject environment(EnvironmentStep step) {
        JsonObject json = new JsonObject();
        switch (step) {
            case EnvironmentStep.DropCache drop -> {
                perform(new Operation.DropCaches());
                json.addProperty("ret", 0);
            }
            case EnvironmentStep.Umount umount -> {
                Outcome outcome = byProcess(new Operation.Unmount());
                json.addProperty("rc", outcome instanceof Outcome.Done ? 0 : 1);
            }
            case EnvironmentStep.Mount mount -> {
                return mount(mount);
            }
            case EnvironmentStep.Rebind rebind -> {
                Outcome outcome = perform(new Operation.Rebind(rebind.dev()));
                json.addProperty("rc", outcome instanceof Outcome.Done ? 0 : 1);
            }
            case EnvironmentStep.DmReload reload -> {
                return reload(reload);
            }
            case EnvironmentStep.DmStatus status -> json.add("out", Observations.dm(machine));
            case EnvironmentStep.Badblocks badblocks -> {
                // The tables are added to every observation that has them.
            }
            case EnvironmentStep.Sh sh -> {
                return shell.play(sh);
            }
            case EnvironmentStep.SetFsDevice device -> fsDevice = device.dev();
            case EnvironmentStep.Fsck fsck -> {
                return fsck();
            }
            case EnvironmentStep.Ndctl ndctl -> json.add("namespaces",
                    JsonParser.parseString(new NdctlList(machine.image()).namespaces(true)));
            default -> throw new UnsupportedOperationException("the command "
                    + step.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " is not modelled yet");
        }
        return json;
    }

    /** The recorder let the tools look, and change nothing. */
    private JsonObject fsck() {
        Outcome outcome = perform(new Operation.Fsck(fsDevice(), "-n"));
        JsonObject json = new JsonObject();
        json.addProperty("rc", outcome instanceof Outcome.Done done ? done.value() : 1);
        return json;
    }

    /** What the recorder takes for the file system's device; empty when nobody told it. */
    private String toldDevice() {
        var fs = recording.fs();
        return fsDevice.isEmpty() && fs != null ? fs.on() : fsDevice;
    }

    private String fsDevice() {
        String told = toldDevice();
        if (told.isEmpty())
            throw new UnsupportedOperationException("a mount in a scenario without a file system");
        return told;
    }

    /** The recorder's dmsetup calls: suspend, load, resume. */
    private JsonObject reload(EnvironmentStep.DmReload reload) {
        perform(new Operation.SuspendDm(reload.name()));
        Outcome loaded = perform(new Operation.LoadDm(reload.name(), String.join("\n", reload.table())));
        Outcome resumed = perform(new Operation.ResumeDm(reload.name()));
        JsonObject json = new JsonObject();
        json.addProperty("rc", loaded instanceof Outcome.Done && resumed instanceof Outcome.Done ? 0 : 1);
        return json;
    }

    private JsonObject mount(EnvironmentStep.Mount mount) {
        var fs = recording.fs();
        String options = mount.options();
        return SceneBuilder.mount(this::perform, fsDevice(),
                options != null ? options : fs == null ? "" : fs.mount());
    }
}
