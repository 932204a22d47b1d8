package org.daxscope.journal;

/**
 * A moment in the life of a machine, between two events. Cursors of one timeline are ordered by step, then by event.
 *
 * @param step steps performed to their end, 0 or more
 * @param event events written, 0 or more; the one written last has the index event - 1
 */
public record Cursor(int step, int event) implements Comparable<Cursor> {
    public Cursor {
        if (step < 0 || event < 0)
            throw new IllegalArgumentException("step " + step + ", event " + event + ": must not be negative");
    }

    @Override
    public int compareTo(Cursor other) {
        return step != other.step ? Integer.compare(step, other.step) : Integer.compare(event, other.event);
    }
}
