package org.daxscope.journal;

/** A step performed again wrote something else than the first time: a machine that is not deterministic, a bug. */
public final class ReplayDivergence extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int index;
    private final String recorded;
    private final String replayed;

    ReplayDivergence(int index, String recorded, String replayed) {
        super("replay differs at event %d: recorded \"%s\", replayed \"%s\"".formatted(index, recorded, replayed));
        this.index = index;
        this.recorded = recorded;
        this.replayed = replayed;
    }

    /** The event that differs, or the call whose return differs. */
    public int index() {
        return index;
    }

    /** What the journal holds there, in words. */
    public String recorded() {
        return recorded;
    }

    /** What came this time, in words. */
    public String replayed() {
        return replayed;
    }
}
