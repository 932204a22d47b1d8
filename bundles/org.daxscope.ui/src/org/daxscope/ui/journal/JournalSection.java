package org.daxscope.ui.journal;

import org.daxscope.journal.JournalReader;

/**
 * Events that belong together, under one title. Immutable.
 *
 * @param step 0-based, or {@link #SETTING_UP}
 * @param events a copy, numbered from 0
 * @param all how many there are, of which the copy may hold only the first
 */
record JournalSection(int step, String title, JournalReader events, int all) {
    /** As step: what happened before the first one. */
    static final int SETTING_UP = -1;

    /** Whether it holds the same events as another. */
    boolean isSame(JournalSection other) {
        return step == other.step && title.equals(other.title) && all == other.all
                && events.digest().equals(other.events.digest());
    }
}
