package org.daxscope.ui.journal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.daxscope.journal.JournalReader;
import org.daxscope.kernel.event.EventKind.Shape;

/**
 * What is looked for in the journal.
 *
 * @param words which an event's text must hold, all of them, in lower case
 * @param changes whether changes of state are looked for
 * @param refusals whether refusals are looked for; with neither, all kinds are
 * @param hiding whether what does not match is hidden, except for the calls around what does
 */
record EventFilter(List<String> words, boolean changes, boolean refusals, boolean hiding) {
    static final EventFilter NONE = new EventFilter(List.of(), false, false, true);

    EventFilter {
        words = List.copyOf(words);
    }

    EventFilter withText(String text) {
        return new EventFilter(
                Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList(),
                changes, refusals, hiding);
    }

    EventFilter withChanges(boolean wanted) {
        return new EventFilter(words, wanted, refusals, hiding);
    }

    EventFilter withRefusals(boolean wanted) {
        return new EventFilter(words, changes, wanted, hiding);
    }

    EventFilter withHiding(boolean wanted) {
        return new EventFilter(words, changes, refusals, wanted);
    }

    /** Whether it lets everything through. */
    boolean isEmpty() {
        return words.isEmpty() && !changes && !refusals;
    }

    boolean matches(JournalReader events, int event) {
        Shape shape = events.kind(event).shape();
        if ((changes || refusals) && !(changes && shape == Shape.CHANGE) && !(refusals && shape.hasReason()))
            return false;
        if (words.isEmpty())
            return true;
        String text = events.describe(event).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
