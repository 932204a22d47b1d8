package org.daxscope.lab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Changes a scenario's tree so that it stays JSON, and mostly a scenario, but one that nobody thought of. */
final class ScenarioMutation {
    private static final List<String> PARTS =
            List.of("devices", "fs", "files", "watch", "setup", "final_state", "steps",
                    "steps", "steps", "steps", "steps", "steps");
    private static final long[] NUMBERS = {0, 1, 2, 7, 8, 511, 512, 513, 4095, 4096, 4097, 8191, 65536, 1 << 20,
        (2 << 20) + 1, 402653184, 402653184 - 512, 1L << 31, 1L << 35, 1L << 40, (1L << 44) - 1, 1L << 44, 1L << 53,
        Long.MAX_VALUE / 2, Long.MAX_VALUE, -1, Long.MIN_VALUE};
    private static final List<String> TEXTS = List.of("", "f", "g", "pm0", "pm9", "nobody", "m", "_t", "p2", "00", "ff",
            "pg", "sec", "ext4", "xfs", "dax", "dax=always", "dax=never", "dax=inode,nonsense", "-b 1024",
            "-m reflink=1", "-b size=1024", "-b size=99999999999", "-b 3", "popr", "popw", "dontneed", "hwpoison",
            "write", "prealloc", "truncate", "none", "load", "store", "read", "write", "punch", "collapse", "insert",
            "zero", "umount", "mount", "unlink", "sum", "rebind", "truncate", "mmap", "munmap", "fsync", "extents",
            "18446744073709551615 1", "9999999999 8\n", "-5 5", "é\u0000\n");

    private final SplittableRandom random;

    ScenarioMutation(long seed) {
        random = new SplittableRandom(seed);
    }

    /** One to three changes. */
    void apply(JsonObject scenario) {
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            JsonElement part = scenario.get(PARTS.get(random.nextInt(PARTS.size())));
            if (part == null || part.isJsonPrimitive() || part.isJsonNull())
                continue;
            if (part instanceof JsonArray list && !list.isEmpty() && random.nextInt(5) == 0)
                rearrange(list);
            else
                change(part);
        }
    }

    private void rearrange(JsonArray list) {
        int at = random.nextInt(list.size());
        int other = random.nextInt(list.size());
        switch (random.nextInt(3)) {
            case 0 -> list.remove(at);
            case 1 -> list.add(list.get(at).deepCopy());
            default -> list.set(at, list.set(other, list.get(at)));
        }
    }

    /** Replaces a value somewhere inside. */
    private void change(JsonElement part) {
        List<Runnable> places = new ArrayList<>();
        collect(part, places);
        if (!places.isEmpty())
            places.get(random.nextInt(places.size())).run();
    }

    private void collect(JsonElement element, List<Runnable> places) {
        if (element instanceof JsonObject object)
            for (String key : List.copyOf(object.keySet())) {
                places.add(() -> object.add(key, instead(object.get(key))));
                collect(object.get(key), places);
            }
        else
            if (element instanceof JsonArray list)
                for (int i = 0; i < list.size(); i++) {
                    int at = i;
                    places.add(() -> list.set(at, instead(list.get(at))));
                    collect(list.get(at), places);
                }
    }

    private JsonElement instead(JsonElement old) {
        int dice = random.nextInt(20);
        if (dice == 0)
            return new JsonArray();
        if (dice == 1)
            return new JsonObject();
        if (dice == 2)
            return JsonNull.INSTANCE;
        if (old instanceof JsonPrimitive primitive && primitive.isNumber() && dice < 18)
            return new JsonPrimitive(number(primitive.getAsLong()));
        if (old instanceof JsonPrimitive primitive && primitive.isBoolean() && dice < 18)
            return new JsonPrimitive(!primitive.getAsBoolean());
        return new JsonPrimitive(TEXTS.get(random.nextInt(TEXTS.size())));
    }

    private long number(long old) {
        return switch (random.nextInt(4)) {
            case 0 -> old + random.nextInt(-600, 600);
            case 1 -> old * random.nextInt(2, 9);
            default -> NUMBERS[random.nextInt(NUMBERS.length)];
        };
    }
}
