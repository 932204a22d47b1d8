package org.daxscope.ui.pagemap;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.ui.selection.DiskSpan;
import org.daxscope.viz.ByteRange;
import org.daxscope.viz.StateIndex;

/** Translates between places on disks and positions of a map. */
final class MapSpans {
    private MapSpans() {
    }

    /** Where the places lie in the mapped space; what lies elsewhere is left out. */
    static List<ByteRange> of(List<DiskSpan> places, StateIndex index) {
        List<ByteRange> ranges = new ArrayList<>();
        FileImage file = index.file();
        for (DiskSpan place : places) {
            if (!place.device().equals(index.device().name()))
                continue;
            if (file == null)
                add(ranges, place.start(), place.end(), index.length());
            else
                for (Extent extent : file.extents())
                    add(ranges, extent, place, index.length());
        }
        return ranges;
    }

    private static void add(List<ByteRange> ranges, Extent extent, DiskSpan place, long length) {
        long start = Math.max(place.start(), extent.physical());
        long end = Math.min(place.end(), extent.physical() + extent.length());
        long shift = extent.offset() - extent.physical();
        add(ranges, start + shift, end + shift, length);
    }

    private static void add(List<ByteRange> ranges, long start, long end, long length) {
        long from = Math.max(0, start);
        long to = Math.min(length, end);
        if (from < to)
            ranges.add(new ByteRange(from, to));
    }

    /** The place on the disk of a range of the map, as far as it is in one piece. */
    static List<DiskSpan> places(StateIndex index, long start, long end) {
        long disk = index.diskByte(start);
        return disk < 0 ? List.of() : List.of(new DiskSpan(index.device().name(), disk, disk + end - start));
    }
}
