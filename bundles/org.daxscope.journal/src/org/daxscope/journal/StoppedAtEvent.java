package org.daxscope.journal;

/**
 * Leads out of a machine that was to stop right after an event. Not an error; layers let it pass, and a machine that
 * threw it holds the exact state at that event but cannot go on with the operation.
 */
public final class StoppedAtEvent extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int index;

    StoppedAtEvent(int index) {
        super("stopped after event " + index, null, false, false);
        this.index = index;
    }

    /** The last event that was written. */
    public int index() {
        return index;
    }
}
