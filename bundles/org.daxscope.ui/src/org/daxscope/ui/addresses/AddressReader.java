package org.daxscope.ui.addresses;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.kernel.address.DiskSectors;
import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.place.Space;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.AddressText;

/**
 * Reads addresses as people type them: a number in the space that is meant anyway ("0x4000", "2M"), or with words before it
 * that say what it counts ("sector 224", "page 5", "file f 8192", "virtual p1 0x7f0000000000"), or with a length behind it
 * ("16k + 4k"). Without a length the range is the unit that was named; bytes mean the page or the 256-byte line that begins
 * there, else the one byte.
 */
public final class AddressReader {
    private static final Map<String, Space> SPACES = Map.ofEntries(Map.entry("virtual", Space.VIRTUAL),
            Map.entry("va", Space.VIRTUAL), Map.entry("window", Space.WINDOW), Map.entry("file", Space.FILE),
            Map.entry("fs", Space.FS_BLOCK),
            Map.entry("dm", Space.DM), Map.entry("disk", Space.DISK), Map.entry("region", Space.REGION),
            Map.entry("physical", Space.PHYSICAL),
            Map.entry("pa", Space.PHYSICAL));
    private static final Map<String, Long> UNITS = Map.ofEntries(Map.entry("byte", 1L),
            Map.entry("line", (long) Units.LINE), Map.entry("sector", (long) DiskSectors.BYTES),
            Map.entry("page", (long) Units.PAGE), Map.entry("pgoff", (long) Units.PAGE),
            Map.entry("block", (long) Units.PAGE));

    private final Limits limits;

    public AddressReader(MachineImage image) {
        limits = new Limits(image);
    }

    /** @see #read(String, Space, String, long) */
    public Span read(String text, Space space, String name) throws AddressException {
        return read(text, space, name, 1);
    }

    /**
     * @param space what a number means when no word says otherwise
     * @param name of the process, file or disk that is meant then; empty for physical addresses
     * @param unit bytes that a plain number counts
     */
    public Span read(String text, Space space, String name, long unit) throws AddressException {
        String[] parts = text.strip().split("\\s*\\+\\s*", 2);
        Deque<String> words = new ArrayDeque<>(Arrays.asList(parts[0].split("\\s+")));
        Meaning meaning = words.size() == 1
                ? new Meaning(space, name, unit, unit != 1)
                : meaning(words, space, name);
        long start = times(TypedNumber.read(words.getFirst()), meaning.unit(), text);
        long length = parts.length == 2 ? TypedNumber.read(parts[1]) : length(start, meaning);
        if (length < 1)
            throw new AddressException(AddressText.NoLength);
        if (start > Long.MAX_VALUE - length)
            throw new AddressException(NLS.bind(AddressText.TooLarge, text));
        return limits.within(new Span(meaning.space(), meaning.name(), start, start + length));
    }

    /** What a number counts, and of what. */
    private record Meaning(Space space, String name, long unit, boolean named) {
    }

    /** Takes all words but the number. */
    private Meaning meaning(Deque<String> words, Space usual, String usualName) throws AddressException {
        Space space = null;
        Long unit = null;
        String name = null;
        while (words.size() > 1) {
            String word = words.removeFirst();
            String key = word.toLowerCase(Locale.ROOT);
            if (space == null && SPACES.containsKey(key) && unit == null)
                space = SPACES.get(key);
            else
                if (unit == null && UNITS.containsKey(key))
                    unit = UNITS.get(key);
                else
                    if (name == null)
                        name = word;
                    else
                        throw new AddressException(NLS.bind(AddressText.NotUnderstood, word));
            if ("block".equals(key) && space == null)
                space = Space.FS_BLOCK;
        }
        if (space == null && unit == null)
            throw new AddressException(NLS.bind(AddressText.NotUnderstood, name));
        Space meant = space != null ? space : unit != null && unit == 1 ? usual : Space.DISK;
        long bytes = unit != null ? unit : meant == Space.FS_BLOCK ? Units.PAGE : 1;
        return new Meaning(meant, name(meant, name, usual, usualName), bytes, bytes != 1);
    }

    private String name(Space space, @Nullable String typed, Space usual, String usualName) throws AddressException {
        if (typed != null)
            return limits.known(space, typed);
        return limits.sameOwner(space, usual) ? usualName : limits.only(space, usual, usualName);
    }

    private static long times(long number, long unit, String text) throws AddressException {
        try {
            return Math.multiplyExact(number, unit);
        } catch (ArithmeticException tooLarge) {
            throw new AddressException(NLS.bind(AddressText.TooLarge, text));
        }
    }

    private static long length(long start, Meaning meaning) {
        if (meaning.named())
            return meaning.unit();
        return start % Units.PAGE == 0 ? Units.PAGE : start % Units.LINE == 0 ? Units.LINE : 1;
    }
}
