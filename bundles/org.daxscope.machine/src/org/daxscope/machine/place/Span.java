package org.daxscope.machine.place;

/**
 * Bytes [start, end) of one address space.
 *
 * @param name what the space belongs to: a process, a file, a dm device or a disk (for its blocks, its bytes, its region); empty
 *     for physical addresses
 */
public record Span(Space space, String name, long start, long end) {
    public Span {
        if (end < start)
            throw new IllegalArgumentException("%s %s [%d, %d)".formatted(space, name, start, end));
    }

    public static Span disk(String name, long start, long end) {
        return new Span(Space.DISK, name, start, end);
    }

    public static Span file(String name, long start, long end) {
        return new Span(Space.FILE, name, start, end);
    }

    public long length() {
        return end - start;
    }
}
