package org.daxscope.ui.topology;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.Nullable;

import org.daxscope.machine.image.FileImage;
import org.daxscope.machine.image.FileImage.Extent;
import org.daxscope.machine.place.Span;
import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.scene.ByteSize;
import org.daxscope.ui.scene.ScenePart;
import org.daxscope.ui.scene.ScenePart.Kind;
import org.daxscope.ui.topology.Node.Facts;
import org.daxscope.ui.topology.Node.Origin;

/** Files and their extents. Extents become nodes when somebody looks, at most so many below one node. */
final class FileNodes {
    /** Most extents, or groups of them, below one node. */
    static final int MOST = 100;

    private final PoisonOnParts poison;

    FileNodes(PoisonOnParts poison) {
        this.poison = poison;
    }

    /** @param index in the scene; null for a file that a step made */
    void add(Node fs, FileImage file, @Nullable Integer index) {
        List<Extent> extents = file.extents();
        String size = ByteSize.text(file.size());
        String detail = NLS.bind(file.dax() ? TopologyText.DaxFile : TopologyText.CachedFile,
                size, extents(extents.size()));
        Node node = fs.add(NodeKind.FILE, file.name(),
                Facts.of(detail, index == null ? null : ScenePart.of(Kind.FILE, index))
                        .at(Span.file(file.name(), 0, Math.max(file.size(), end(extents))),
                                poison.onExtents(file.disk(), extents))
                        .from(index == null ? Origin.STEP : Origin.SCENE));
        if (!extents.isEmpty())
            node.later(parent -> below(parent, file, extents));
    }

    private static long end(List<Extent> extents) {
        return extents.isEmpty() ? 0 : extents.getLast().offset() + extents.getLast().length();
    }

    private static String extents(int count) {
        return count == 1 ? TopologyText.OneExtent : NLS.bind(TopologyText.Extents, count);
    }

    private List<Node> below(Node parent, FileImage file, List<Extent> extents) {
        List<Node> nodes = new ArrayList<>();
        if (extents.size() <= MOST) {
            for (Extent extent : extents)
                nodes.add(node(parent, file, extent));
            return nodes;
        }
        int size = MOST;
        while (Math.ceilDiv(extents.size(), size) > MOST)
            size *= MOST;
        for (int first = 0; first < extents.size(); first += size) {
            List<Extent> part = extents.subList(first, Math.min(first + size, extents.size()));
            nodes.add(group(parent, file, first, part));
        }
        return nodes;
    }

    private Node group(Node parent, FileImage file, int first, List<Extent> part) {
        Span span = Span.file(file.name(), part.getFirst().offset(), end(part));
        Node node = new Node(parent, NodeKind.EXTENTS, String.valueOf(first),
                NLS.bind(TopologyText.ExtentGroup, first + 1, first + part.size()),
                Facts.of(range(span), null).at(span, poison.onExtents(file.disk(), part))
                        .from(parent.facts().origin()));
        node.later(self -> below(self, file, part));
        return node;
    }

    private Node node(Node parent, FileImage file, Extent extent) {
        Span span = Span.file(file.name(), extent.offset(), extent.offset() + extent.length());
        String where = NLS.bind(TopologyText.ExtentAt, new Object[] {ByteSize.text(extent.length()), file.disk(),
            ByteSize.text(extent.physical())});
        return new Node(parent, NodeKind.EXTENT, String.valueOf(extent.offset()), range(span),
                Facts.of(where + (extent.unwritten() ? TopologyText.ExtentUnwritten : "")
                        + (extent.shared() ? TopologyText.ExtentShared : ""), null)
                        .at(span, poison.onExtents(file.disk(), List.of(extent))).from(parent.facts().origin()));
    }

    private static String range(Span span) {
        return NLS.bind(TopologyText.Range, ByteSize.text(span.start()), ByteSize.text(span.end()));
    }
}
