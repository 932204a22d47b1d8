package org.daxscope.lab.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A JSON value that knows where it begins in its {@link Source}. */
sealed interface Json {
    /** Offset of the first character. */
    int at();

    /** In words, for a message. */
    String described();

    /** The same as a Gson tree, numbers with their text as written. */
    JsonElement toGson();

    /** Members in the order written. */
    record Members(int at, Map<String, Json> values) implements Json {
        @Override
        public String described() {
            return "an object";
        }

        @Override
        public JsonObject toGson() {
            JsonObject object = new JsonObject();
            values.forEach((name, value) -> object.add(name, value.toGson()));
            return object;
        }
    }

    record Items(int at, List<Json> values) implements Json {
        @Override
        public String described() {
            return String.format(Locale.ROOT, "a list of %,d", values.size());
        }

        @Override
        public JsonArray toGson() {
            JsonArray array = new JsonArray(values.size());
            values.forEach(value -> array.add(value.toGson()));
            return array;
        }
    }

    record Text(int at, String value) implements Json {
        @Override
        public String described() {
            return Quoted.text(value);
        }

        @Override
        public JsonElement toGson() {
            return new JsonPrimitive(value);
        }
    }

    record Num(int at, String text) implements Json {
        @Override
        public String described() {
            return text;
        }

        @Override
        public JsonElement toGson() {
            return new JsonPrimitive(NumberText.of(text));
        }
    }

    record Bool(int at, boolean value) implements Json {
        @Override
        public String described() {
            return String.valueOf(value);
        }

        @Override
        public JsonElement toGson() {
            return new JsonPrimitive(value);
        }
    }

    record Null(int at) implements Json {
        @Override
        public String described() {
            return "null";
        }

        @Override
        public JsonElement toGson() {
            return JsonNull.INSTANCE;
        }
    }
}
