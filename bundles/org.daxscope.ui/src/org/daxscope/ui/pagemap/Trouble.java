package org.daxscope.ui.pagemap;

import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import org.daxscope.viz.ByteRange;
import org.daxscope.viz.PageState;
import org.daxscope.viz.StateIndex;

/** Looks for stretches that something is wrong with, round and round the map. */
final class Trouble {
    private Trouble() {
    }

    /**
     * @param from byte to begin at, -1 for an end of the map
     * @return null when nothing is wrong anywhere
     */
    static @Nullable ByteRange find(StateIndex index, long from, boolean forward) {
        OptionalLong found = forward
                ? index.next(from, PageState::isTrouble)
                : index.previous(from < 0 ? index.length() : from, PageState::isTrouble);
        if (found.isEmpty())
            found = forward
                    ? index.next(-1, PageState::isTrouble)
                    : index.previous(index.length(), PageState::isTrouble);
        return found.isEmpty()
                ? null
                : new ByteRange(found.getAsLong(), index.runAt(found.getAsLong()).end());
    }
}
