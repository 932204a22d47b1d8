package org.daxscope.machine.stack;

import java.util.List;

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

    /** Bytes of all its segments. */
    public long bytes() {
        return segments.stream().mapToLong(segment -> segment.span().length()).sum();
    }
}
