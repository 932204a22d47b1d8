package org.daxscope.journal;

import java.util.Arrays;

/** A stretch of events, a column for each field. */
final class EventChunk {
    /** Longs of one event in the arguments column. */
    static final int ARGUMENTS = 4;
    /** What one event costs, summed over the columns. */
    static final int BYTES_PER_EVENT = Byte.BYTES + Short.BYTES + Character.BYTES + Integer.BYTES + Integer.BYTES
            + ARGUMENTS * Long.BYTES;

    /** Ordinal of the kind. */
    final byte[] kinds;
    /** Calls around the event. */
    final short[] depths;
    /** Id of the subject. */
    final char[] subjects;
    /** Index of the innermost call around the event, or -1. */
    final int[] parents;
    /** For a call how it ended, see {@link EventColumns#end}; for a refusal its rule and number of arguments. */
    final int[] links;
    /** Four longs an event; the fourth of a call is its result. */
    final long[] arguments;

    EventChunk(int capacity) {
        kinds = new byte[capacity];
        depths = new short[capacity];
        subjects = new char[capacity];
        parents = new int[capacity];
        links = new int[capacity];
        arguments = new long[capacity * ARGUMENTS];
    }

    private EventChunk(EventChunk old, int capacity) {
        kinds = Arrays.copyOf(old.kinds, capacity);
        depths = Arrays.copyOf(old.depths, capacity);
        subjects = Arrays.copyOf(old.subjects, capacity);
        parents = Arrays.copyOf(old.parents, capacity);
        links = Arrays.copyOf(old.links, capacity);
        arguments = Arrays.copyOf(old.arguments, capacity * ARGUMENTS);
    }

    /** The same events with room for more. */
    EventChunk grownTo(int capacity) {
        return new EventChunk(this, capacity);
    }

    /** Events it has room for. */
    int capacity() {
        return kinds.length;
    }

    /** Bytes of the arrays' elements, in use or not. */
    long bytes() {
        return kinds.length + (long) depths.length * Short.BYTES + (long) subjects.length * Character.BYTES
                + (long) parents.length * Integer.BYTES + (long) links.length * Integer.BYTES
                + (long) arguments.length * Long.BYTES;
    }
}
