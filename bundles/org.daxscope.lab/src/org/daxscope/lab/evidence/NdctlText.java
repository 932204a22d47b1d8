package org.daxscope.lab.evidence;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.daxscope.kernel.address.DiskSectors;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * A namespace or region in what {@code ndctl list -M} prints. Semantics 17.1.
 *
 * @param device "namespace0.0" or "region0"
 * @param blockDevice "pmem0"; empty where there is none
 * @param badblocks 512-byte sectors, counted from the start of the namespace's data, or of the region
 */
public record NdctlText(String device, String blockDevice, List<DiskSectors> badblocks) {
    private static final Pattern PLACE = Pattern.compile(" at line (\\d+) column (\\d+) path (.*?)(\\n|$)");

    public NdctlText {
        badblocks = List.copyOf(badblocks);
    }

    /** All devices in the text, an array or one object, those inside buses and regions too. */
    public static List<NdctlText> read(String text) throws EvidenceException {
        List<NdctlText> found = new ArrayList<>();
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            any(reader, found);
            if (reader.peek() != JsonToken.END_DOCUMENT)
                throw new IllegalStateException("more than one document at line 1 column 1 path $");
        } catch (IOException | IllegalStateException | NumberFormatException wrong) {
            throw located(String.valueOf(wrong.getMessage()));
        }
        return found;
    }

    /** Gson tells the place behind what it says is wrong. */
    private static EvidenceException located(String message) {
        Matcher place = PLACE.matcher(message);
        if (!place.find())
            return new EvidenceException(1, 1, "JSON as ndctl prints it", message);
        return new EvidenceException(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)),
                "JSON as ndctl prints it, at " + place.group(3), message.substring(0, place.start()));
    }

    private static void any(JsonReader reader, List<NdctlText> found) throws IOException {
        switch (reader.peek()) {
            case BEGIN_ARRAY -> {
                reader.beginArray();
                while (reader.hasNext())
                    any(reader, found);
                reader.endArray();
            }
            case BEGIN_OBJECT -> object(reader, found);
            default -> reader.skipValue();
        }
    }

    private static void object(JsonReader reader, List<NdctlText> found) throws IOException {
        String device = "";
        String block = "";
        List<DiskSectors> records = new ArrayList<>();
        int at = found.size();
        reader.beginObject();
        while (reader.hasNext())
            switch (reader.nextName()) {
            case "dev" -> device = reader.nextString();
            case "blockdev" -> block = reader.nextString();
            case "badblocks" -> records(reader, records);
            default -> any(reader, found);
            }
        reader.endObject();
        if (!device.isEmpty())
            found.add(at, new NdctlText(device, block, records));
    }

    private static void records(JsonReader reader, List<DiskSectors> records) throws IOException {
        reader.beginArray();
        while (reader.hasNext()) {
            long offset = -1;
            long length = -1;
            reader.beginObject();
            while (reader.hasNext())
                switch (reader.nextName()) {
                case "offset", "block" -> offset = reader.nextLong();
                case "length", "count" -> length = reader.nextLong();
                default -> reader.skipValue();
                }
            if (offset < 0 || length < 1)
                throw new IllegalStateException("a badblock without an offset and a length" + place(reader));
            reader.endObject();
            records.add(new DiskSectors(offset, length));
        }
        reader.endArray();
    }

    /** As Gson words it: of the token that comes next. */
    private static String place(JsonReader reader) {
        String words = reader.toString();
        return words.substring(words.indexOf(" at line "));
    }
}
