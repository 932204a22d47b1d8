package org.daxscope.model.edit;

/** Told after a command, its undo or its redo has ended, never in the middle of one. */
public interface SessionListener {
    /** The scene or the steps are others than before: what was performed so far may no longer be what the document says. */
    default void scriptChanged() {
    }

    /** The cursor moved. */
    default void cursorMoved() {
    }

    /** Something else that is kept changed: bookmarks, notes, view settings, selection, kernels to compare with. */
    default void keptChanged() {
    }

    /** Whether there is something to save, to undo or to redo may have changed. */
    default void commandsChanged() {
    }
}
