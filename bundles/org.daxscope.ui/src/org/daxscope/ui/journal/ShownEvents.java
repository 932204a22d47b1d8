package org.daxscope.ui.journal;

import java.util.Arrays;
import java.util.BitSet;

import org.daxscope.journal.JournalReader;

/** The events of one section that a filter shows, as a tree. Made in a job, immutable. */
final class ShownEvents {
    /** As parent: the top of the section. */
    static final int TOP = JournalReader.NONE;

    private final JournalReader events;
    private final BitSet matches;
    /** For the top and each event, shifted by one: where its inner events begin in the next array. */
    private final int[] begins;
    private final int[] inner;

    private ShownEvents(JournalReader events, BitSet matches, BitSet shown) {
        this.events = events;
        this.matches = matches;
        begins = new int[events.size() + 2];
        inner = new int[shown.cardinality()];
        for (int event = shown.nextSetBit(0); event >= 0; event = shown.nextSetBit(event + 1))
            begins[events.parent(event) + 2]++;
        for (int i = 1; i < begins.length; i++)
            begins[i] += begins[i - 1];
        int[] next = begins.clone();
        for (int event = shown.nextSetBit(0); event >= 0; event = shown.nextSetBit(event + 1))
            inner[next[events.parent(event) + 1]++] = event;
    }

    static ShownEvents of(JournalReader events, EventFilter filter) {
        BitSet all = new BitSet(events.size());
        all.set(0, events.size());
        if (filter.isEmpty())
            return new ShownEvents(events, new BitSet(), all);
        BitSet matches = new BitSet(events.size());
        BitSet shown = new BitSet(events.size());
        for (int event = 0; event < events.size(); event++)
            if (filter.matches(events, event)) {
                matches.set(event);
                for (int at = event; at != TOP && !shown.get(at); at = events.parent(at))
                    shown.set(at);
            }
        return new ShownEvents(events, matches, filter.hiding() ? shown : all);
    }

    JournalReader events() {
        return events;
    }

    /** How many events are shown. */
    int size() {
        return inner.length;
    }

    int matches() {
        return matches.cardinality();
    }

    boolean isMatch(int event) {
        return matches.get(event);
    }

    /** The first match after an event, or before it; TOP when there is none. */
    int match(int event, boolean forward) {
        if (forward)
            return matches.nextSetBit(event + 1);
        return event <= 0 ? TOP : matches.previousSetBit(event - 1);
    }

    /** How many events are shown directly inside an event, or at the top. */
    int count(int parent) {
        return begins[parent + 2] - begins[parent + 1];
    }

    int child(int parent, int index) {
        return inner[begins[parent + 1] + index];
    }

    /** Which of the events shown inside its parent an event is; negative when it is not shown. */
    int indexOf(int event) {
        int parent = events.parent(event);
        int found = Arrays.binarySearch(inner, begins[parent + 1], begins[parent + 2], event);
        return found < 0 ? -1 : found - begins[parent + 1];
    }
}
