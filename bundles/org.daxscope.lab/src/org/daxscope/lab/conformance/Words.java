package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.kernel.Errno;
import org.daxscope.lab.recording.Step;
import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Steps and outcomes in words a person reads. Kernel's and Daxscope's outcomes go through the same words. */
final class Words {
    private Words() {
    }

    /** "write f off 16384 len 4096 pat 57". */
    static String operation(Step step) {
        StringBuilder text = new StringBuilder(step.op());
        step.inputs().entrySet().forEach(entry -> {
            String key = entry.getKey();
            if (key.equals("op"))
                return;
            text.append(' ');
            if (!key.equals("on") && !key.equals("dev"))
                text.append(key).append(' ');
            text.append(value(entry.getValue()));
        });
        return text.toString();
    }

    private static String value(JsonElement element) {
        if (element.isJsonPrimitive())
            return element.getAsString().strip();
        return element.toString();
    }

    /** What a call gave: "4096", "EIO (Input/output error)", "SIGBUS BUS_ADRERR at file byte 16384". */
    static String observed(@Nullable JsonObject observed) {
        if (observed == null)
            return "";
        List<String> parts = new ArrayList<>();
        result(observed, parts);
        if (observed.get("sig") instanceof JsonObject signal)
            parts.add(signal(signal));
        if (observed.has("value"))
            parts.add("loaded 0x" + observed.get("value").getAsString());
        if (observed.has("stored"))
            parts.add(observed.get("stored").getAsString() + " bytes stored");
        if (observed.get("pages") instanceof JsonArray pages)
            parts.add(census(pages));
        if (observed.get("scan") instanceof JsonArray scan)
            parts.add(stretches(scan));
        if (observed.get("extents") instanceof JsonArray extents)
            parts.add(extents(extents));
        if (observed.has("size"))
            parts.add("size " + observed.get("size").getAsString() + " bytes");
        if (observed.has("dax"))
            parts.add(observed.get("dax").getAsBoolean() ? "DAX" : "no DAX");
        if (observed.get("injected") instanceof JsonArray injected)
            parts.add(injected(injected));
        return String.join("; ", parts);
    }

    private static void result(JsonObject observed, List<String> parts) {
        if (observed.has("errno")) {
            parts.add(errno(observed.get("errno").getAsString()));
        } else if (observed.has("ret") && !observed.has("pages") && !observed.has("extents")
                && !observed.has("size")) {
            parts.add(observed.get("ret").getAsString());
        } else if (observed.has("rc")) {
            parts.add("exit " + observed.get("rc").getAsString());
        } else if (observed.has("ok") && observed.get("ok").getAsBoolean() && !observed.has("value")) {
            parts.add("done");
        }
        if (observed.has("total"))
            parts.add(observed.get("total").getAsString() + " bytes in all");
    }

    private static String errno(String name) {
        for (Errno errno : Errno.values())
            if (errno.name().equals(name))
                return name + " (" + errno.text() + ")";
        return name;
    }

    private static String signal(JsonObject signal) {
        String text = signal.get("signal").getAsString() + " " + signal.get("code").getAsString();
        if (signal.has("addr_file_off") && !signal.get("addr_file_off").isJsonNull())
            text += " at file byte " + signal.get("addr_file_off").getAsString();
        if (signal.has("addr_lsb") && !signal.get("addr_lsb").isJsonNull())
            text += ", lsb " + signal.get("addr_lsb").getAsString();
        return text;
    }

    private static String census(JsonArray pages) {
        long lost = 0;
        for (JsonElement element : pages) {
            JsonArray stretch = element.getAsJsonArray();
            if (stretch.get(2).getAsString().startsWith("E"))
                lost += stretch.get(1).getAsLong();
        }
        return lost == 0 ? "all pages readable" : lost + " bytes unreadable";
    }

    private static String stretches(JsonArray scan) {
        List<String> parts = new ArrayList<>();
        for (JsonElement element : scan) {
            JsonArray stretch = element.getAsJsonArray();
            if (!stretch.get(2).getAsString().equals("ok"))
                parts.add(stretch.get(2).getAsString() + " at " + stretch.get(0).getAsString() + " (+"
                        + stretch.get(1).getAsString() + ")");
        }
        return parts.isEmpty() ? "all readable" : String.join(", ", parts);
    }

    private static String extents(JsonArray extents) {
        if (extents.isEmpty())
            return "no extents";
        List<String> parts = new ArrayList<>();
        for (JsonElement element : extents) {
            JsonObject extent = element.getAsJsonObject();
            boolean unwritten = extent.get("flags").toString().contains("unwritten");
            parts.add("[%s +%s at %s%s]".formatted(extent.get("logical"), extent.get("length"), extent.get("physical"),
                    unwritten ? " unwritten" : ""));
        }
        return extents.size() + (extents.size() == 1 ? " extent " : " extents ") + String.join(" ", parts);
    }

    private static String injected(JsonArray injected) {
        List<String> parts = new ArrayList<>();
        for (JsonElement element : injected) {
            JsonObject one = element.getAsJsonObject();
            parts.add("%s sectors [%s, +%s)".formatted(one.get("dev").getAsString(), one.get("sector"),
                    one.get("len")));
        }
        return parts.isEmpty() ? "nothing recorded" : "recorded " + String.join(", ", parts);
    }
}
