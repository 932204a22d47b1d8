package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.machine.place.Span;
import org.daxscope.ui.selection.DiskSpan;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.StateIndex;

/** Translates between the focus and positions of a map. */
final class MapSpans {
    private MapSpans() {
    }

    /** Where a range lies in the mapped space: directly, when it is named in that space, else by where it lies on the disks. */
    static List<ByteRange> of(Span span, List<DiskSpan> places, MapTarget target, StateIndex index) {
        return span.space() == target.space() && span.name().equals(target.name())
                ? target.positions(index, span)
                : of(places, index);
    }

    /** Where the places lie in the mapped space; what lies elsewhere is left out. */
    static List<ByteRange> of(List<DiskSpan> places, StateIndex index) {
        List<ByteRange> ranges = new ArrayList<>();
        for (DiskSpan place : places)
            if (place.start() < place.end())
                ranges.addAll(
                        index.positionsOnDisk(place.device(), List.of(new ByteRange(place.start(), place.end()))));
        return ranges;
    }
}
