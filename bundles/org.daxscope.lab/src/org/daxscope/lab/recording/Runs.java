package org.daxscope.lab.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HexFormat;

/**
 * What a read returned, as the recorder tells it: {@code fnv64} of the data and {@code runs} of equal bytes,
 * {@code [[offset, length, "hh"] ...]} with absolute offsets, adjacent runs never equal.
 *
 * <p>Both are there whenever something was read ({@code ret > 0}); neither is for an error or at the end of the file.
 * The format allows {@code runs} to be left out. All 368 reads recorded have them, 16 runs at most; from how many on
 * the recorder leaves them out is not known, {@link #MOST} is a guess.
 */
public final class Runs {
    /** Data of more runs than this is told by its checksum only. */
    public static final int MOST = 64;

    private Runs() {
    }

    /** Adds {@code fnv64} and {@code runs} to an outcome; nothing when {@code length} is 0. */
    public static void describe(JsonObject outcome, byte[] data, int length, long offset) {
        if (length == 0) {
            return;
        }
        outcome.addProperty("fnv64", new Fnv().add(data, 0, length).text());
        JsonArray runs = of(data, length, offset);
        if (runs.size() <= MOST) {
            outcome.add("runs", runs);
        }
    }

    /**
     * The runs of the first {@code length} bytes, which were read from {@code offset}; at most one more than {@link
     * #MOST}.
     */
    public static JsonArray of(byte[] data, int length, long offset) {
        JsonArray runs = new JsonArray();
        int start = 0;
        for (int i = 1; i <= length && runs.size() <= MOST; i++) {
            if (i == length || data[i] != data[start]) {
                runs.add(run(offset + start, i - start, data[start]));
                start = i;
            }
        }
        return runs;
    }

    private static JsonArray run(long offset, long length, byte value) {
        JsonArray run = new JsonArray(3);
        run.add(offset);
        run.add(length);
        run.add(HexFormat.of().toHexDigits(value));
        return run;
    }
}
