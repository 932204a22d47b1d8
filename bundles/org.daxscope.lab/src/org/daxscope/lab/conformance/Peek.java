package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Looks into what a recording says was observed. That part of a file is kept as written, so anything may be anywhere. */
final class Peek {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private Peek() {
    }

    /** The text or number as written, any other value as JSON; empty when absent. */
    static String text(JsonObject of, String key) {
        return text(of.get(key));
    }

    static String text(@Nullable JsonElement element) {
        if (element == null || element.isJsonNull())
            return "";
        return element.isJsonPrimitive() ? element.getAsString() : element.toString();
    }

    /** Whether there is a whole number, by its text: different readers hold it in different ways. */
    static boolean isWhole(@Nullable JsonElement element) {
        if (!(element instanceof JsonPrimitive primitive) || !primitive.isNumber())
            return false;
        Number number = primitive.getAsNumber();
        return number instanceof Long || number instanceof Integer || WHOLE.matcher(number.toString()).matches();
    }

    static long whole(JsonObject of, String key, long absent) {
        JsonElement element = of.get(key);
        return element != null && isWhole(element) ? element.getAsLong() : absent;
    }

    static boolean isTrue(JsonObject of, String key) {
        JsonElement element = of.get(key);
        return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean()
                && element.getAsBoolean();
    }

    static JsonObject object(JsonObject of, String key) {
        return of.get(key) instanceof JsonObject object ? object : new JsonObject();
    }

    static JsonArray list(JsonObject of, String key) {
        return of.get(key) instanceof JsonArray list ? list : new JsonArray();
    }

    /** The value, JSON's null when absent. */
    static JsonElement orNull(JsonObject of, String key) {
        JsonElement value = of.get(key);
        return value == null ? JsonNull.INSTANCE : value;
    }

    /** The objects of a list. */
    static List<JsonObject> objects(JsonArray list) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonElement element : list)
            if (element instanceof JsonObject object)
                objects.add(object);
        return objects;
    }

    /** The tuples of a list that begin with so many whole numbers and are that long. */
    static List<JsonArray> tuples(JsonArray list, int numbers, int size) {
        List<JsonArray> tuples = new ArrayList<>();
        for (JsonElement element : list)
            if (element instanceof JsonArray tuple && tuple.size() >= size && beginsWithNumbers(tuple, numbers))
                tuples.add(tuple);
        return tuples;
    }

    private static boolean beginsWithNumbers(JsonArray tuple, int numbers) {
        for (int i = 0; i < numbers; i++)
            if (!isWhole(tuple.get(i)))
                return false;
        return true;
    }
}
