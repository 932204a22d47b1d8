package org.daxscope.lab.recording;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one object. A field that holds null counts as absent. */
record Fields(Source source, Json.Members members, String path) {
    /** Reads one item of a list. */
    interface Item<T> {
        T read(Value value) throws RecordingException;
    }

    boolean has(String name) {
        return find(name) != null;
    }

    @Nullable
    Value find(String name) {
        Json json = members.values().get(name);
        return json == null || json instanceof Json.Null ? null : new Value(source, json, pathOf(name));
    }

    Value get(String name) throws RecordingException {
        Value value = find(name);
        if (value == null) {
            throw missing("the field \"%s\"".formatted(name));
        }
        return value;
    }

    /** Tells that this object lacks something. */
    RecordingException missing(String expected) {
        return source.error(members.at(), path, expected, "none");
    }

    long whole(String name, Whole range) throws RecordingException {
        return get(name).whole(range);
    }

    long whole(String name, Whole range, long absent) throws RecordingException {
        Value value = find(name);
        return value == null ? absent : value.whole(range);
    }

    String name(String name) throws RecordingException {
        return get(name).name();
    }

    @Nullable
    String nameOrNull(String name) throws RecordingException {
        Value value = find(name);
        return value == null ? null : value.name();
    }

    /** Empty when absent. */
    String text(String name) throws RecordingException {
        Value value = find(name);
        return value == null ? "" : value.text();
    }

    boolean flag(String name) throws RecordingException {
        Value value = find(name);
        return value != null && value.flag();
    }

    Fill fill(String name, byte absent) throws RecordingException {
        Value value = find(name);
        return value == null ? new Fill.Constant(absent) : value.fill();
    }

    /** A list that may be absent, which is as good as empty. */
    <T> List<T> list(String name, int most, Item<T> item) throws RecordingException {
        List<T> result = new ArrayList<>();
        Value value = find(name);
        if (value != null) {
            for (Value each : value.list(most)) {
                result.add(item.read(each));
            }
        }
        return result;
    }

    /** The words of a text, or of a list of texts; none when absent. */
    List<String> words(String name) throws RecordingException {
        Value value = find(name);
        if (value == null) {
            return List.of();
        }
        return value.json() instanceof Json.Items ? value.names(Limits.NAME) : List.of(value.name().split("[,|+ ]+"));
    }

    /** This object as written, without some of its fields. */
    JsonObject without(Set<String> left) {
        JsonObject object = new JsonObject();
        members.values().forEach((name, value) -> {
            if (!left.contains(name)) {
                object.add(name, value.toGson());
            }
        });
        return object;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
