package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.daxscope.machine.run.Phrases;

/** Follows the badblocks lists from step to step and tells what a step changed in them. */
final class RecordChanges {
    private Map<String, List<String>> before = new TreeMap<>();

    /** "record [224, +8) of pm0 gone", several joined by commas; empty when the lists stay, or were not read. */
    String after(JsonObject observed) {
        if (!(observed.get("badblocks") instanceof JsonObject lists))
            return "";
        Map<String, List<String>> now = tables(lists);
        List<String> changes = new ArrayList<>();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String change = change(name, before.getOrDefault(name, List.of()), now.getOrDefault(name, List.of()));
            if (!change.isEmpty())
                changes.add(change);
        }
        before = now;
        return String.join(", ", changes);
    }

    /** The non-empty lists: "pm0 [224, +8)". */
    static String lists(JsonObject observed) {
        List<String> all = new ArrayList<>();
        tables(Peek.object(observed, "badblocks"))
                .forEach((name, records) -> all.add(name + " " + Phrases.few(records, " ")));
        return all.isEmpty() ? "no records" : String.join(", ", all);
    }

    private static Map<String, List<String>> tables(JsonObject lists) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : lists.entrySet())
            if (entry.getValue() instanceof JsonArray list && !list.isEmpty())
                tables.put(Words.cut(entry.getKey()), Peek.tuples(list, 2, 2).stream()
                        .map(pair -> Phrases.range(pair.get(0).getAsLong(), pair.get(1).getAsLong())).toList());
        return tables;
    }

    private static String change(String table, List<String> old, List<String> now) {
        List<String> gone = without(old, now);
        List<String> added = without(now, old);
        if (gone.isEmpty())
            return added.isEmpty() ? "" : "new " + records(added) + " of " + table;
        return records(gone) + " of " + table + (added.isEmpty() ? " gone" : " now " + Phrases.few(added, " "));
    }

    private static List<String> without(List<String> all, List<String> left) {
        Set<String> known = new TreeSet<>(left);
        return all.stream().filter(record -> !known.contains(record)).toList();
    }

    private static String records(List<String> records) {
        return (records.size() == 1 ? "record " : "records ") + Phrases.few(records, " ");
    }
}
