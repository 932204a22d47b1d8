package org.daxscope.ui.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.daxscope.kernel.address.Units;
import org.daxscope.ui.nls.TopologyText;
import org.daxscope.ui.widgets.DataTable;
import org.daxscope.ui.widgets.Rows;
import org.daxscope.viz.PageState;

/** The nodes in sight as a table, for a file; the first column is the path in the tree. */
record NodeRows(List<Node> nodes) implements Rows {
    private static final int DETAIL = 1;
    private static final int COUNTS = 2;

    static DataTable table(Node root, Predicate<Node> expanded) {
        List<Node> nodes = new ArrayList<>();
        collect(nodes, root, expanded);
        List<String> columns = new ArrayList<>(List.of(TopologyText.Thing, TopologyText.Detail));
        for (PageState state : PoisonColumn.STATES)
            columns.add(state.displayName() + ' ' + TopologyText.InLines);
        return new DataTable("topology", columns, new NodeRows(nodes));
    }

    private static void collect(List<Node> nodes, Node node, Predicate<Node> expanded) {
        nodes.add(node);
        if (expanded.test(node))
            node.children().forEach(child -> collect(nodes, child, expanded));
    }

    @Override
    public int count() {
        return nodes.size();
    }

    @Override
    public String text(int row, int column) {
        Node node = nodes.get(row);
        if (column == 0)
            return names(node);
        return column == DETAIL ? node.facts().detail()
                : Long.toString(
                        PoisonColumn.bytes(node.facts().poison(), PoisonColumn.STATES.get(column - COUNTS))
                                / Units.LINE);
    }

    private static String names(Node node) {
        Node parent = node.parent();
        return parent == null ? node.name() : names(parent) + '/' + node.name();
    }
}
