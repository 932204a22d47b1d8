package org.daxscope.ui.journal;

/** A row of the tree; what it stands for is in the {@link EventForest}. */
sealed interface EventNode {
    /** The invisible root. */
    record Top() implements EventNode {
    }

    /** A step, or setting up. */
    record Section(int section) implements EventNode {
    }

    /**
     * Some of the many events inside one.
     *
     * @param parent the event, or {@link ShownEvents#TOP}
     * @param number 0-based
     */
    record Group(int section, int parent, int number) implements EventNode {
    }

    /** An event of a section. */
    record Event(int section, int event) implements EventNode {
    }
}
