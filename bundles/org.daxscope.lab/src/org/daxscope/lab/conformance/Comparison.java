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
    private static final List<String> WATCHED = List.of("off", "len", "pages");
    /** No record is that long. */
    private static final long MALFORMED = -1;
    private static final Set<String> PLAIN_FLAGS = Set.of("last", "merged");

    private final boolean ext4;
    private boolean diverged;

    /** A comparison for one recording, to be fed its steps in order. */
    public Comparison(Recording recording) {
        FsSpec fs = recording.fs();
        ext4 = fs != null && fs.type() == FsSpec.Type.EXT4 || Peek.objects(recording.setup()).stream()
                .anyMatch(entry -> Peek.text(entry, "type").equals("ext4"));
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
        for (JsonObject one : Peek.objects(setup)) {
            String op = Peek.text(one, "op");
            JsonArray line = new JsonArray();
            line.add(op);
            if (op.equals("mount")) {
                line.add(Peek.orNull(one, "rc"));
                neutral.add(line);
            } else if (op.equals("file") && one.get("stat") instanceof JsonObject stat) {
                line.add(Peek.orNull(one, "name"));
                line.add(Peek.orNull(stat, "size"));
                line.add(Peek.orNull(stat, "dax"));
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
        Peek.object(state, "files").entrySet()
                .forEach(entry -> files.add(entry.getKey(), shape(entry.getValue())));
        JsonObject devices = new JsonObject();
        Peek.object(state, "devices").entrySet()
                .forEach(entry -> devices.add(entry.getKey(), watched(entry.getValue())));
        Map<String, JsonElement> fields = new TreeMap<>();
        fields.put("files", files);
        fields.put("badblocks", records(Peek.object(state, "badblocks")));
        fields.put("devices", devices);
        return fields;
    }

    private JsonElement shape(JsonElement element) {
        if (!(element instanceof JsonObject file))
            return element;
        JsonObject shape = new JsonObject();
        shape.add("size", Peek.orNull(file, "size"));
        shape.add("pages", Peek.orNull(file, "pages"));
        shape.add("extents", file.get("extents") instanceof JsonArray list ? extents(list, !ext4) : JsonNull.INSTANCE);
        return shape;
    }

    private static JsonElement watched(JsonElement ranges) {
        if (!(ranges instanceof JsonArray all))
            return ranges;
        JsonArray list = new JsonArray();
        for (JsonElement element : all)
            list.add(element instanceof JsonObject range ? values(range, WATCHED) : element);
        return list;
    }

    private static JsonArray values(JsonObject of, List<String> keys) {
        JsonArray values = new JsonArray();
        keys.forEach(key -> values.add(Peek.orNull(of, key)));
        return values;
    }

    private static Map<String, JsonElement> outcome(JsonObject observed, boolean physical) {
        Map<String, JsonElement> fields = new TreeMap<>();
        for (String field : FIELDS)
            if (observed.has(field))
                fields.put(field, observed.get(field));
        if (!observed.has("runs") && observed.has("fnv64"))
            fields.put("fnv64", observed.get("fnv64"));
        if (observed.get("sig") instanceof JsonObject signal)
            fields.put("sig", values(signal, SIGNAL));
        if (observed.get("async") instanceof JsonArray signals) {
            JsonArray list = new JsonArray();
            signals.forEach(each -> list.add(each instanceof JsonObject one ? values(one, SIGNAL) : each));
            fields.put("async", list);
        }
        if (observed.get("extents") instanceof JsonArray list)
            fields.put("extents", extents(list, physical));
        if (observed.get("badblocks") instanceof JsonObject lists)
            fields.put("badblocks", records(lists));
        for (String call : List.of("open", "mmap"))
            if (observed.get(call) instanceof JsonObject failed)
                fields.put(call, Peek.orNull(failed, "errno"));
        return fields;
    }

    private static JsonArray extents(JsonArray found, boolean physical) {
        JsonArray list = new JsonArray();
        for (JsonElement element : found)
            list.add(element instanceof JsonObject extent ? extent(extent, physical) : element);
        return list;
    }

    private static JsonArray extent(JsonObject extent, boolean physical) {
        Set<String> flags = new TreeSet<>();
        Peek.list(extent, "flags").forEach(flag -> flags.add(Peek.text(flag)));
        flags.removeAll(PLAIN_FLAGS);
        JsonArray one = new JsonArray();
        one.add(Peek.orNull(extent, "logical"));
        one.add(Peek.orNull(extent, "length"));
        one.add(String.join(",", flags));
        if (physical)
            one.add(Peek.orNull(extent, "physical"));
        return one;
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
                    && lengths(a).equals(lengths(b)))
                continue;
            found.add(new Difference(key, a == null ? "nothing" : a.toString(), b == null ? "nothing" : b.toString()));
        }
        return found;
    }

    private static Map<String, List<Long>> lengths(JsonElement lists) {
        Map<String, List<Long>> lengths = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : lists.getAsJsonObject().entrySet())
            lengths.put(entry.getKey(), lengths(entry.getValue().getAsJsonArray()));
        return lengths;
    }

    private static List<Long> lengths(JsonArray records) {
        List<JsonArray> pairs = Peek.tuples(records, 2, 2);
        if (pairs.size() < records.size())
            return List.of(MALFORMED);
        return pairs.stream().map(record -> record.get(1).getAsLong()).sorted().toList();
    }
}
