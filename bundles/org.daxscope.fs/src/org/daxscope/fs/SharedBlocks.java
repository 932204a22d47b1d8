package org.daxscope.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.daxscope.fs.BlockSet.Range;

/** Which blocks how many files hold. It is counted from the files' extents whenever it is asked, so that it cannot disagree with them. */
final class SharedBlocks {
    private final Supplier<Stream<Inode>> files;

    /** @param files all that hold blocks */
    SharedBlocks(Supplier<Stream<Inode>> files) {
        this.files = files;
    }

    private Stream<Extent> extents() {
        return files.get().flatMap(inode -> inode.extents().all().stream());
    }

    boolean isShared(long fsBlock) {
        return extents().filter(extent -> extent.fsBlock() <= fsBlock && fsBlock < extent.fsEnd()).count() > 1;
    }

    /** What more than one file holds, ascending. */
    List<Range> ranges() {
        TreeMap<Long, Integer> edges = new TreeMap<>();
        extents().forEach(extent -> {
            edges.merge(extent.fsBlock(), 1, Integer::sum);
            edges.merge(extent.fsEnd(), -1, Integer::sum);
        });
        BlockSet shared = new BlockSet();
        int owners = 0;
        long from = 0;
        for (Map.Entry<Long, Integer> edge : edges.entrySet()) {
            if (owners > 1)
                shared.add(from, edge.getKey());
            owners += edge.getValue();
            from = edge.getKey();
        }
        return shared.ranges();
    }

    /** The parts of an extent that no file maps, ascending. */
    List<Extent> unheld(Extent extent) {
        BlockSet rest = new BlockSet();
        rest.add(extent.fsBlock(), extent.fsEnd());
        extents().forEach(held -> rest.remove(held.fsBlock(), held.fsEnd()));
        List<Extent> parts = new ArrayList<>();
        for (Range range : rest.ranges()) {
            long from = extent.fileBlock() + range.start() - extent.fsBlock();
            parts.add(extent.slice(from, from + range.blocks()));
        }
        return parts;
    }
}
