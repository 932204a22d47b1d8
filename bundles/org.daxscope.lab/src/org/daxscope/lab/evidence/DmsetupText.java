package org.daxscope.lab.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code dmsetup table}, in 512-byte sectors. Devices stand as major:minor or by name. Semantics 12.1, 17.2.
 *
 * @param device dm device, when the table of more than one was asked for; else empty
 * @param begin first sector of the dm device
 * @param type of target
 * @param legs devices below with the first sector there, for linear, striped and log-writes; empty for other types
 * @param chunk sectors of a chunk of striped; 0 for other types
 * @param arguments all words behind the type
 */
public record DmsetupText(String device, long begin, long length, String type, List<Leg> legs, long chunk,
        List<String> arguments) {
    public DmsetupText {
        legs = List.copyOf(legs);
        arguments = List.copyOf(arguments);
    }

    /** @param device "259:0" or a name */
    public record Leg(String device, long start) {
    }

    public static List<DmsetupText> read(String text) throws EvidenceException {
        List<DmsetupText> table = new ArrayList<>();
        List<String> lines = Cursor.lines(text);
        for (int i = 0; i < lines.size(); i++)
            if (!lines.get(i).isBlank())
                table.add(line(i + 1, lines.get(i)));
        return table;
    }

    private static DmsetupText line(int number, String text) throws EvidenceException {
        Cursor cursor = new Cursor(number, text);
        int colon = text.indexOf(": ");
        String device = colon >= 0 && text.indexOf(' ') > colon ? cursor.upTo(": ", "the name of a dm device") : "";
        long begin = cursor.number("the first sector of a target");
        long length = cursor.number("its length in sectors");
        String type = cursor.word("the type of a target");
        List<String> arguments = cursor.rest().isBlank() ? List.of() : List.of(cursor.rest().strip().split(" +"));
        List<Leg> legs = new ArrayList<>();
        long chunk = 0;
        switch (type) {
            case "linear" -> legs.add(leg(cursor));
            case "striped" -> {
                long stripes = cursor.number("the number of stripes");
                chunk = cursor.number("the sectors of a chunk");
                for (long i = 0; i < stripes; i++)
                    legs.add(leg(cursor));
            }
            case "log-writes" -> {
                legs.add(new Leg(device(cursor), 0));
                device(cursor);
            }
            default -> {
                return new DmsetupText(device, begin, length, type, legs, chunk, arguments);
            }
        }
        cursor.end();
        return new DmsetupText(device, begin, length, type, legs, chunk, arguments);
    }

    private static Leg leg(Cursor cursor) throws EvidenceException {
        return new Leg(device(cursor), cursor.number("the first sector on that device"));
    }

    private static String device(Cursor cursor) throws EvidenceException {
        return cursor.word("a device, as major:minor or by name");
    }
}
