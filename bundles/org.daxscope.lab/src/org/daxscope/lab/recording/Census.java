package org.daxscope.lab.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HexFormat;

/**
 * A page census: what each page of a range reads as, {@code [[offset, length, "hh" | "mix:fnv32" | "EIO" | "EOF"]
 * ...]}, fed page by page from the start.
 *
 * <p>As the recorder does it: a page is one read of 4096 bytes. All bytes equal gives their value, otherwise the 32-bit
 * checksum of the page; a refused read gives the errno, a read that returns nothing gives EOF. Neighbours of equal
 * value are one entry. The checksum runs over the data that could be read: refused pages and pages behind the end are
 * left out, not taken as zeros.
 *
 * <p>A step {@code sum} covers its {@code len} bytes in full, pages behind the end as EOF ({@code ret} is 0). A final
 * state covers whole pages only: of a file of 10000 bytes two pages are told, and the tail is not, healthy or bad. A
 * file that cannot be opened has no pages.
 */
public final class Census {
    /** Bytes of a page. */
    public static final int PAGE = 4096;

    private final JsonArray entries = new JsonArray();
    private final Fnv checksum = new Fnv();
    private long next;

    /** @param offset where the first page begins, bytes */
    public Census(long offset) {
        next = offset;
    }

    /** The next page could be read; {@code data} holds what came, {@link #PAGE} bytes but at the end of a file. */
    public Census page(byte[] data) {
        checksum.add(data, 0, data.length);
        return entry(data.length, isUniform(data) ? HexFormat.of().toHexDigits(data[0])
                : "mix:" + Fnv.fnv32(data, 0, data.length));
    }

    /** The next {@code length} bytes, whole pages, all read as {@code value}. */
    public Census uniform(long length, byte value) {
        checksum.add(value, length);
        return entry(length, HexFormat.of().toHexDigits(value));
    }

    /** The next page could not be read; {@code errno} by name. */
    public Census refused(String errno) {
        return entry(PAGE, errno);
    }

    /** The next page lies behind the end. */
    public Census endOfFile() {
        return entry(PAGE, "EOF");
    }

    /** The entries so far. */
    public JsonArray pages() {
        return entries.deepCopy();
    }

    /** Checksum of all data so far. */
    public String fnv64() {
        return checksum.text();
    }

    /** Adds {@code pages} and {@code fnv64} to an outcome or to a part of the final state. */
    public void describe(JsonObject outcome) {
        outcome.add("pages", pages());
        outcome.addProperty("fnv64", fnv64());
    }

    private Census entry(long length, String value) {
        JsonArray last = entries.isEmpty() ? null : entries.get(entries.size() - 1).getAsJsonArray();
        if (last != null && last.get(2).getAsString().equals(value)) {
            JsonElement longer = new JsonPrimitive(last.get(1).getAsLong() + length);
            last.set(1, longer);
        } else {
            JsonArray entry = new JsonArray(3);
            entry.add(next);
            entry.add(length);
            entry.add(value);
            entries.add(entry);
        }
        next += length;
        return this;
    }

    private static boolean isUniform(byte[] data) {
        for (byte value : data) {
            if (value != data[0]) {
                return false;
            }
        }
        return true;
    }
}
