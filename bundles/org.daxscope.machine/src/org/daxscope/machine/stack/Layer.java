package org.daxscope.machine.stack;

import java.util.List;

import org.daxscope.machine.place.Span;

/**
 * One address space on the way: a process, a file, a device.
 *
 * @param row 0 at the top; several layers can stand in one row, as the legs of a stripe do
 * @param name of the process, file, or device
 * @param note what else it is: "xfs on d0", "striped"; empty when there is nothing to say
 * @param unit bytes of the unit that its addresses are told in
 * @param segments ascending, without overlaps
 */
public record Layer(int row, LayerKind kind, String name, String note, int unit, List<Segment> segments) {
    public Layer {
        segments = List.copyOf(segments);
    }

    /** From its first byte to its last, with what lies between its segments. */
    public Span whole() {
        return new Span(kind.space(), name, segments.getFirst().span().start(), segments.getLast().span().end());
    }

    /** Bytes of all its segments. */
    public long bytes() {
        return segments.stream().mapToLong(segment -> segment.span().length()).sum();
    }
}
