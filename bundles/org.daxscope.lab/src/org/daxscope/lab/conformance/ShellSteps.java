package org.daxscope.lab.conformance;

import org.daxscope.journal.JournalReader;
import org.daxscope.lab.recording.Device;
import org.daxscope.lab.recording.EnvironmentStep;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.shell.DeviceNames;
import org.daxscope.lab.shell.KernelLines;
import org.daxscope.lab.shell.Session;
import org.daxscope.lab.shell.Shell;
import org.daxscope.lab.shell.ShellState;
import org.daxscope.machine.Machine;
import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Steps that ran a command line: it is run here too. */
final class ShellSteps {
    private final Recording recording;
    private final ShellState state = new ShellState();
    private final Shell shell;
    private final DeviceNames names;

    ShellSteps(Recording recording, Machine machine, StepPlayer.Door door, FilesHeld held,
            JournalReader journal) {
        this.recording = recording;
        Session session = new Session(machine, door::perform, held::isHeld, state, KernelLines.of(journal));
        this.shell = new Shell(session);
        this.names = session.names();
    }

    ShellState state() {
        return state;
    }

    JsonObject play(EnvironmentStep.Sh step) {
        Shell.Result result = shell.run(Placeholders.fill(step.cmd(), this::value));
        JsonObject json = new JsonObject();
        json.addProperty("rc", result.status());
        JsonArray out = new JsonArray();
        result.lines().forEach(out::add);
        json.add("out", out);
        return json;
    }

    private @Nullable String value(String placeholder) {
        boolean kernelName = placeholder.startsWith("k_");
        String name = kernelName ? placeholder.substring(2) : placeholder;
        boolean known = recording.devices().stream().map(Device::name).anyMatch(name::equals)
                || recording.dm().stream().anyMatch(dm -> dm.name().equals(name));
        if (!known)
            return null;
        return kernelName ? names.kernelName(name) : names.path(name);
    }
}
