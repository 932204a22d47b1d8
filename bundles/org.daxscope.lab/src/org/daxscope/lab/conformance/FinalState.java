package org.daxscope.lab.conformance;

import java.util.LinkedHashSet;
import java.util.Set;

import org.daxscope.kernel.Errno;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.lab.recording.Census;
import org.daxscope.lab.recording.FileSpec;
import org.daxscope.lab.recording.FileStep;
import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.Step;
import org.daxscope.lab.recording.Watch;
import org.daxscope.machine.Machine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** What stands at the end of a scenario, read as the recorder read it. */
final class FinalState {
    /** The recorder reads no more of a file than this. */
    private static final long MAX_BYTES = 8L << 20;

    private final Recording recording;
    private final Machine machine;

    FinalState(Recording recording, Machine machine) {
        this.recording = recording;
        this.machine = machine;
    }

    /** @param setupFailed whether there never were files */
    JsonObject read(boolean setupFailed) {
        JsonObject state = new JsonObject();
        JsonObject files = new JsonObject();
        if (!setupFailed)
            for (String name : names())
                files.add(name, file(name));
        state.add("files", files);
        JsonObject devices = new JsonObject();
        for (Watch watch : recording.watch())
            watched(devices, watch);
        state.add("devices", devices);
        state.add("badblocks", Observations.badblocks(machine));
        return state;
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (FileSpec file : recording.files())
            names.add(file.name());
        for (Step step : recording.steps())
            switch (step.input()) {
            case FileStep.Create create -> names.add(create.file().name());
            case FileStep.CopyRange copy -> names.add(copy.on());
            case FileStep.Reflink reflink -> names.add(reflink.on());
            default -> {
                // No other step makes a file that the recorder looks at.
            }
            }
        return names;
    }

    private JsonElement file(String name) {
        JsonObject json = new JsonObject();
        Outcome found = machine.perform(new Operation.Status(name));
        // The recorder has the file open: a file system that was shut down answers nothing about it.
        if (found instanceof Outcome.Failed failed && failed.errno() != Errno.ENOENT) {
            json.add("size", JsonNull.INSTANCE);
            json.addProperty("extents", failed.errno().name());
            json.add("pages", new JsonArray());
            return json;
        }
        if (!(found instanceof Outcome.FileStatus status)) {
            json.addProperty("open", "ENOENT");
            return json;
        }
        json.addProperty("size", status.size());
        if (machine.perform(new Operation.ListExtents(name)) instanceof Outcome.Extents extents)
            json.add("extents", Observations.extents(extents));
        long wholePages = Math.min(status.size(), MAX_BYTES) / Census.PAGE * Census.PAGE;
        FileSteps.census(machine::perform, name, 0, wholePages).describe(json);
        return json;
    }

    private void watched(JsonObject devices, Watch watch) {
        JsonObject json = new JsonObject();
        json.addProperty("off", watch.range().off());
        json.addProperty("len", watch.range().len());
        FileSteps.census(machine::perform, watch.device(), watch.range().off(), watch.range().end()).describe(json);
        JsonArray list = devices.has(watch.device()) ? devices.getAsJsonArray(watch.device()) : new JsonArray();
        list.add(json);
        devices.add(watch.device(), list);
    }
}
