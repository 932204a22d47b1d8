package org.daxscope.viz;

import java.util.List;

/** What a picture's colours mean. */
public record Legend(List<Entry> entries) {
    public Legend {
        entries = List.copyOf(entries);
    }

    /**
     * A state, how it looks, and how much of the mapped space shows it.
     *
     * @param bytes bytes in this state
     */
    public record Entry(PageState state, Swatch swatch, long bytes) {
        public String label() {
            return state.displayName();
        }

        public String tooltip() {
            return state.explanation();
        }
    }

    /** All states, calm first, each with its share. */
    public static Legend of(Palette palette, StateIndex index) {
        return new Legend(PageState.ALL.stream()
                .map(state -> new Entry(state, palette.swatch(state), index.bytes(state)))
                .toList());
    }

    /** The states that occur. */
    public Legend present() {
        return new Legend(entries.stream().filter(entry -> entry.bytes() > 0).toList());
    }
}
