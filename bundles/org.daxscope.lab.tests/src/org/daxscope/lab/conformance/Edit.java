package org.daxscope.lab.conformance;

import java.util.List;
import java.util.Objects;

import org.daxscope.lab.recording.Recording;
import org.daxscope.lab.recording.RecordingWriter;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * One change to a result that was equal, and where it must be noticed.
 *
 * @param path where the change is: "steps.6.observed.ret", "final_state.files.f.size"
 * @param value the new value as JSON; empty to take the old one away
 * @param noticed differences as {@link Judged} names them; none for what nobody compares
 */
record Edit(String kernel, String id, String path, String value, List<String> noticed) {
    /** The recording this is about. */
    Recording recording() {
        return Recorded.recording(kernel, id);
    }

    /** Daxscope's result with the change in it. */
    JsonObject changedResult() {
        Recording recording = recording();
        JsonObject tree = RecordingWriter
                .tree(recording, Playbacks.play(recording, Playbacks.kernelOf(recording)).results()).deepCopy();
        for (String one : path.split(" "))
            apply(tree, one);
        return tree;
    }

    private void apply(JsonObject tree, String place) {
        String[] names = place.split("\\.");
        JsonElement at = tree;
        for (int i = 0; i < names.length - 1; i++)
            at = Objects.requireNonNull(inside(at, names[i]), () -> place + " of " + id);
        String last = names[names.length - 1];
        if (at instanceof JsonArray list) {
            list.set(Integer.parseInt(last), JsonParser.parseString(value));
        } else {
            JsonElement old = at.getAsJsonObject().remove(last);
            if (value.isEmpty())
                Objects.requireNonNull(old, () -> place + " of " + id);
            else
                at.getAsJsonObject().add(last, JsonParser.parseString(value));
        }
    }

    private static JsonElement inside(JsonElement of, String name) {
        return of instanceof JsonArray list ? list.get(Integer.parseInt(name)) : of.getAsJsonObject().get(name);
    }

    @Override
    public String toString() {
        return "%s %s: %s = %s".formatted(kernel, id, path, value.isEmpty() ? "nothing" : value);
    }
}
