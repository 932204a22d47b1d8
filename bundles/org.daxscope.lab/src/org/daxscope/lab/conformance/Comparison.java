package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.daxscope.lab.conformance.StepReport.Difference;
import org.daxscope.lab.recording.FsSpec;
import org.daxscope.lab.recording.Recording;
import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/**
 * Holds outcomes against what a kernel answered: what FORMAT.md calls neutral, and nothing else. ext4 chooses blocks by CPU
 * and history, so once a file's layout has come to differ, lists of records are compared by their lengths. Follows the
 * recordings' own judge, so that both reach the same verdict.
 */
public final class Comparison {
    private static final List<String> FIELDS = List.of("ret", "errno", "ok", "value", "stored", "scan", "runs", "pages",
            "calls", "total", "died");
    private static final Set<String> NOT_COMPARED = Set.of("sh", "ndctl", "dm_status", "fsck", "mce_sw");
    private static final List<String> SIGNAL = List.of("signal", "code", "addr_lsb", "addr_file_off");
    private static final Set<String> PLAIN_FLAGS = Set.of("last", "merged");

    private final boolean ext4;
    private boolean diverged;

    /** A comparison for one recording, to be fed its steps in order. */
    public Comparison(Recording recording) {
        FsSpec fs = recording.fs();
        ext4 = fs != null && fs.type() == FsSpec.Type.EXT4;
    }

    /** Whether steps of this operation are compared at all. */
    public static boolean compares(String op) {
        return !NOT_COMPARED.contains(op);
    }

    /** Differences of one step, empty when equal. */
    public List<Difference> step(JsonObject kernel, JsonObject ours) {
        noteLayout(kernel, ours);
        return differences(outcome(kernel, !ext4), outcome(ours, !ext4), diverged);
    }

    private void noteLayout(JsonObject kernel, JsonObject ours) {
        if (!ext4)
            return;
        if (kernel.get("extents") instanceof JsonArray a && ours.get("extents") instanceof JsonArray b)
            diverged |= !extents(a, true).equals(extents(b, true));
        JsonElement injected = kernel.get("injected");
        if (injected instanceof JsonArray list && !list.isEmpty())
            diverged |= !injected.equals(ours.get("injected"));
    }

    /** Differences of what setting up gave. */
    public List<Difference> setup(JsonArray kernel, JsonArray ours) {
        JsonArray a = neutralSetup(kernel);
        JsonArray b = neutralSetup(ours);
        return a.equals(b) ? List.of() : List.of(new Difference("setup", a.toString(), b.toString()));
    }

    private static JsonArray neutralSetup(JsonArray setup) {
        JsonArray neutral = new JsonArray();
        for (JsonElement element : setup) {
            JsonObject one = element.getAsJsonObject();
            String op = one.has("op") ? one.get("op").getAsString() : "";
            JsonArray line = new JsonArray();
            line.add(op);
            if (op.equals("mount")) {
                line.add(get(one, "rc"));
                neutral.add(line);
            } else if (op.equals("file") && one.get("stat") instanceof JsonObject stat) {
                line.add(get(one, "name"));
                line.add(get(stat, "size"));
                line.add(get(stat, "dax"));
                neutral.add(line);
            }
        }
        return neutral;
    }

    /** Differences of the final state. */
    public List<Difference> finalState(@Nullable JsonObject kernel, JsonObject ours) {
        return differences(finalFields(kernel == null ? new JsonObject() : kernel), finalFields(ours),
                diverged || ext4);
    }

    private Map<String, JsonElement> finalFields(JsonObject state) {
        JsonObject files = new JsonObject();
        object(state, "files").entrySet().forEach(entry -> {
            JsonObject file = entry.getValue().getAsJsonObject();
            JsonObject shape = new JsonObject();
            shape.add("size", get(file, "size"));
            shape.add("pages", get(file, "pages"));
            shape.add("extents", file.get("extents") instanceof JsonArray list ? extents(list, !ext4)
                    : JsonNull.INSTANCE);
            files.add(entry.getKey(), shape);
        });
        JsonObject devices = new JsonObject();
        object(state, "devices").entrySet().forEach(entry -> {
            JsonArray list = new JsonArray();
            for (JsonElement element : entry.getValue().getAsJsonArray()) {
                JsonArray one = new JsonArray();
                for (String key : List.of("off", "len", "pages"))
                    one.add(get(element.getAsJsonObject(), key));
                list.add(one);
            }
            devices.add(entry.getKey(), list);
        });
        Map<String, JsonElement> fields = new TreeMap<>();
        fields.put("files", files);
        fields.put("badblocks", records(object(state, "badblocks")));
        fields.put("devices", devices);
        return fields;
    }

    private static JsonObject object(JsonObject of, String key) {
        return of.get(key) instanceof JsonObject object ? object : new JsonObject();
    }

    private static JsonElement get(JsonObject of, String key) {
        JsonElement value = of.get(key);
        return value == null ? JsonNull.INSTANCE : value;
    }

    private static Map<String, JsonElement> outcome(JsonObject observed, boolean physical) {
        Map<String, JsonElement> fields = new TreeMap<>();
        for (String field : FIELDS)
            if (observed.has(field))
                fields.put(field, observed.get(field));
        if (!observed.has("runs") && observed.has("fnv64"))
            fields.put("fnv64", observed.get("fnv64"));
        if (observed.get("sig") instanceof JsonObject signal)
            fields.put("sig", signal(signal));
        if (observed.get("async") instanceof JsonArray signals) {
            JsonArray list = new JsonArray();
            signals.forEach(signal -> list.add(signal(signal.getAsJsonObject())));
            fields.put("async", list);
        }
        if (observed.get("extents") instanceof JsonArray list)
            fields.put("extents", extents(list, physical));
        if (observed.get("badblocks") instanceof JsonObject lists)
            fields.put("badblocks", records(lists));
        for (String call : List.of("open", "mmap"))
            if (observed.get(call) instanceof JsonObject failed)
                fields.put(call, get(failed, "errno"));
        return fields;
    }

    private static JsonArray signal(JsonObject signal) {
        JsonArray list = new JsonArray();
        SIGNAL.forEach(key -> list.add(get(signal, key)));
        return list;
    }

    private static JsonArray extents(JsonArray found, boolean physical) {
        JsonArray list = new JsonArray();
        for (JsonElement element : found) {
            JsonObject extent = element.getAsJsonObject();
            Set<String> flags = new TreeSet<>();
            extent.getAsJsonArray("flags").forEach(flag -> flags.add(flag.getAsString()));
            flags.removeAll(PLAIN_FLAGS);
            JsonArray one = new JsonArray();
            one.add(extent.get("logical"));
            one.add(extent.get("length"));
            one.add(String.join(",", flags));
            if (physical)
                one.add(extent.get("physical"));
            list.add(one);
        }
        return list;
    }

    private static JsonObject records(JsonObject lists) {
        JsonObject kept = new JsonObject();
        new TreeSet<>(lists.keySet()).forEach(key -> {
            JsonElement value = lists.get(key);
            if (value instanceof JsonArray list && !list.isEmpty() && !key.endsWith("_n")
                    && !key.endsWith("_sectors"))
                kept.add(key, value);
        });
        return kept;
    }

    private static List<Difference> differences(Map<String, JsonElement> kernel, Map<String, JsonElement> ours,
            boolean byLength) {
        List<Difference> found = new ArrayList<>();
        Set<String> keys = new TreeSet<>(kernel.keySet());
        keys.addAll(ours.keySet());
        for (String key : keys) {
            JsonElement a = kernel.get(key);
            JsonElement b = ours.get(key);
            if (a != null && a.equals(b) || key.equals("badblocks") && byLength && a != null && b != null
                    && lengths(a.getAsJsonObject()).equals(lengths(b.getAsJsonObject())))
                continue;
            found.add(new Difference(key, a == null ? "nothing" : a.toString(), b == null ? "nothing" : b.toString()));
        }
        return found;
    }

    private static Map<String, List<Long>> lengths(JsonObject lists) {
        Map<String, List<Long>> lengths = new TreeMap<>();
        lists.entrySet().forEach(entry -> {
            List<Long> list = new ArrayList<>();
            entry.getValue().getAsJsonArray().forEach(pair -> list.add(pair.getAsJsonArray().get(1).getAsLong()));
            list.sort(null);
            lengths.put(entry.getKey(), list);
        });
        return lengths;
    }
}
