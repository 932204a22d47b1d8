package org.daxscope.viz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.daxscope.kernel.address.Units;
import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;

/** A file's extents in order of their offsets, clipped so that they neither overlap nor leave the disk. */
final class FileSegments {
    static final FileSegments NONE = new FileSegments(List.of(), 0);

    private final List<Extent> extents;
    /** Bytes of the file's map: its size or the end of its last extent, in whole pages. */
    private final long length;

    private FileSegments(List<Extent> extents, long length) {
        this.extents = extents;
        this.length = length;
    }

    static FileSegments of(FileImage file, long diskBytes) {
        var clipped = new ArrayList<Extent>();
        long end = 0;
        for (Extent extent : file.extents().stream().sorted(Comparator.comparingLong(Extent::offset)).toList()) {
            long skip = Math.max(0, end - extent.offset());
            long bytes = Math.min(extent.length(), diskBytes - extent.physical()) - skip;
            if (bytes <= 0 || extent.physical() < 0 || extent.offset() < 0)
                continue;
            clipped.add(new Extent(extent.offset() + skip, extent.physical() + skip, bytes, extent.unwritten(),
                    extent.shared()));
            end = extent.offset() + skip + bytes;
        }
        return new FileSegments(List.copyOf(clipped), Units.pageCeil(Math.max(file.size(), end)));
    }

    /** The disk byte that holds a file offset, or -1 in a hole. */
    long physical(long offset) {
        int low = 0;
        int high = extents.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (extents.get(middle).offset() <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == 0)
            return -1;
        Extent extent = extents.get(low - 1);
        long into = offset - extent.offset();
        return into < extent.length() ? extent.physical() + into : -1;
    }

    /**
     * The disk's states in the order of the file: holes unused, healthy space as the extent says, trouble as on the
     * disk.
     */
    StateRuns runs(StateRuns disk, Set<PageState> hidden) {
        var out = new RunBuilder();
        for (Extent extent : extents) {
            out.upTo(extent.offset(), PageState.OUTSIDE);
            PageState use = extent.unwritten() ? PageState.UNWRITTEN : PageState.DATA;
            append(out, disk, extent, hidden.contains(use) ? PageState.OUTSIDE : use);
        }
        out.upTo(length, PageState.OUTSIDE);
        return out.build();
    }

    private static void append(RunBuilder out, StateRuns disk, Extent extent, PageState use) {
        long end = extent.physical() + extent.length();
        for (int run = disk.at(extent.physical()); run < disk.count() && disk.start(run) < end; run++) {
            PageState found = PageState.ALL.get(disk.state(run));
            long to = Math.min(disk.end(run), end) - extent.physical() + extent.offset();
            out.upTo(to, found.compareTo(PageState.RECOVERED) >= 0 ? found : use);
        }
    }
}
