package org.daxscope.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The journal's store: chunks of columns that are never copied once full. It knows no kinds, only numbers. */
final class EventColumns {
    static final int CHUNK_SHIFT = 14;
    static final int CHUNK_EVENTS = 1 << CHUNK_SHIFT;
    /** Link of a call that is still open. */
    static final int OPEN = ~0;
    private static final int MASK = CHUNK_EVENTS - 1;
    /** The first chunk starts small: most machines live for a few events. */
    private static final int FIRST_CAPACITY = 256;

    private final List<EventChunk> chunks = new ArrayList<>();
    private EventChunk last = new EventChunk(FIRST_CAPACITY);
    private int size;

    EventColumns() {
        chunks.add(last);
    }

    int size() {
        return size;
    }

    /** Appends an event without arguments; they follow by {@link #arguments}. */
    int append(int kind, int depth, int subject, int parent, int link) {
        int index = size;
        int at = index - ((chunks.size() - 1) << CHUNK_SHIFT);
        if (at == last.capacity())
            at = makeRoom();
        EventChunk chunk = last;
        chunk.kinds[at] = (byte) kind;
        chunk.depths[at] = (short) depth;
        chunk.subjects[at] = (char) subject;
        chunk.parents[at] = parent;
        chunk.links[at] = link;
        size = index + 1;
        return index;
    }

    /** Sets the arguments of the event appended last. */
    void arguments(long a, long b, long c, long d) {
        int at = (size - 1 & MASK) * EventChunk.ARGUMENTS;
        long[] column = last.arguments;
        column[at] = a;
        column[at + 1] = b;
        column[at + 2] = c;
        column[at + 3] = d;
    }

    private int makeRoom() {
        if (size == Integer.MAX_VALUE)
            throw new IllegalStateException("the journal is full: 2^31 - 1 events");
        int capacity = last.capacity();
        if (capacity < CHUNK_EVENTS) {
            last = last.grownTo(capacity * 2);
            chunks.set(chunks.size() - 1, last);
            return capacity;
        }
        last = new EventChunk(CHUNK_EVENTS);
        chunks.add(last);
        return 0;
    }

    /** Forgets the events from this index on. */
    void truncate(int newSize) {
        size = newSize;
        int needed = Math.max(1, newSize + MASK >>> CHUNK_SHIFT);
        chunks.subList(needed, chunks.size()).clear();
        last = chunks.getLast();
    }

    int kind(int index) {
        return chunk(index).kinds[index & MASK];
    }

    int depth(int index) {
        return chunk(index).depths[index & MASK];
    }

    int subject(int index) {
        return chunk(index).subjects[index & MASK];
    }

    int parent(int index) {
        return chunk(index).parents[index & MASK];
    }

    int link(int index) {
        return chunk(index).links[index & MASK];
    }

    long argument(int index, int number) {
        return chunk(index).arguments[(index & MASK) * EventChunk.ARGUMENTS
                + Objects.checkIndex(number, EventChunk.ARGUMENTS)];
    }

    /** Closes a call at the present size: a result, or none when it was interrupted. */
    void close(int call, boolean returned, long result) {
        EventChunk chunk = chunk(call);
        int at = call & MASK;
        chunk.links[at] = returned ? size : ~size;
        chunk.arguments[at * EventChunk.ARGUMENTS + 3] = result;
    }

    void reopen(int call) {
        EventChunk chunk = chunk(call);
        int at = call & MASK;
        chunk.links[at] = OPEN;
        chunk.arguments[at * EventChunk.ARGUMENTS + 3] = 0;
    }

    /** One past the last event of a call. The link of a returned call is that, of an interrupted one its complement. */
    int end(int call) {
        int link = link(call);
        if (link == OPEN)
            return size;
        return link < 0 ? ~link : link;
    }

    /** Bytes of all columns, in use or not. */
    long bytes() {
        long sum = 0;
        for (EventChunk chunk : chunks)
            sum += chunk.bytes();
        return sum;
    }

    private EventChunk chunk(int index) {
        return chunks.get(Objects.checkIndex(index, size) >>> CHUNK_SHIFT);
    }
}
