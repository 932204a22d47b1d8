package org.daxscope.ui.topology;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.ui.Bench;
import org.daxscope.ui.DaxscopeUi;
import org.eclipse.jface.viewers.StructuredSelection;

/** Drives the Topology view in the real workbench. */
final class TopologyBench {
    final Bench bench;

    TopologyBench() throws Exception {
        bench = new Bench();
        bench.page().showView(DaxscopeUi.VIEW_TOPOLOGY);
        bench.page().activate(bench.page().findView(DaxscopeUi.VIEW_TOPOLOGY));
    }

    TopologyContent topology() {
        return (TopologyContent) ((TopologyView) bench.page().findView(DaxscopeUi.VIEW_TOPOLOGY)).content();
    }

    void settle() {
        Bench.await("session and topology to settle", () -> !bench.session().isBusy() && topology().isIdle());
    }

    /** The only node of a kind and name. */
    Node node(NodeKind kind, String name) {
        List<Node> found = all().stream().filter(node -> node.kind() == kind && node.name().equals(name)).toList();
        if (found.size() != 1)
            throw new AssertionError(kind + " " + name + ": " + found + " among " + all());
        return found.getFirst();
    }

    List<Node> all() {
        List<Node> all = new ArrayList<>();
        Node root = topology().tree().root();
        if (root != null)
            collect(all, root);
        return all;
    }

    private static void collect(List<Node> all, Node node) {
        all.add(node);
        node.children().forEach(child -> collect(all, child));
    }

    void select(Node node) {
        topology().tree().viewer().setSelection(new StructuredSelection(node), true);
    }
}
