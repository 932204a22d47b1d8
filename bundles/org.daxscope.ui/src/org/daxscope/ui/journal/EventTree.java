package org.daxscope.ui.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.jspecify.annotations.Nullable;

import org.daxscope.ui.nls.JournalText;
import org.daxscope.ui.widgets.Column;
import org.daxscope.ui.widgets.Icons;
import org.daxscope.ui.widgets.Names;

/** Shows an {@link EventForest}; rows are made only when they come into sight. */
final class EventTree {
    /** So many events are unfolded from the start. */
    private static final int UNFOLDED = 300;
    /** No more rows than these are copied from inside the selected ones. */
    private static final int MOST_COPIED = 100_000;

    private final Composite frame;
    private final Tree tree;
    private final Icons icons;
    private EventForest forest = EventForest.NOTHING;
    private EventRows rows = new EventRows(EventForest.NOTHING);

    EventTree(Composite parent) {
        frame = new Composite(parent, SWT.NONE);
        tree = new Tree(frame, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI);
        icons = new Icons(tree);
        tree.setHeaderVisible(true);
        Names.give(tree, JournalText.Tree);
        TreeColumnLayout layout = new TreeColumnLayout(true);
        for (Column column : EventRows.columns()) {
            TreeColumn made = new TreeColumn(tree, column.right() ? SWT.RIGHT : SWT.LEFT);
            made.setText(column.title());
            made.setToolTipText(column.tooltip());
            layout.setColumnData(made, column.weight() == 0
                    ? new ColumnPixelData(column.width(), true, false)
                    : new ColumnWeightData(column.weight(), column.width(), true));
        }
        frame.setLayout(layout);
        tree.addListener(SWT.SetData, event -> fill((TreeItem) event.item, event.index));
        tree.addListener(SWT.KeyDown, this::key);
        IPropertyChangeListener themes = event -> tree.clearAll(true);
        JFaceResources.getColorRegistry().addListener(themes);
        tree.addListener(SWT.Dispose, event -> JFaceResources.getColorRegistry().removeListener(themes));
    }

    Composite control() {
        return frame;
    }

    Tree tree() {
        return tree;
    }

    EventForest forest() {
        return forest;
    }

    /** Shows other events: few of them unfolded, of many the first level. */
    void show(EventForest next) {
        forest = next;
        rows = new EventRows(next);
        tree.setRedraw(false);
        tree.removeAll();
        tree.setItemCount(next.count(new EventNode.Top()));
        if (next.size() <= UNFOLDED)
            for (int i = 0; i < tree.getItemCount(); i++)
                unfold(made(null, i));
        else
            if (tree.getItemCount() == 1)
                made(null, 0).setExpanded(true);
        tree.setRedraw(true);
    }

    /** The item at a place, filled. */
    private TreeItem made(@Nullable TreeItem parent, int index) {
        TreeItem item = parent == null ? tree.getItem(index) : parent.getItem(index);
        if (item.getData() == null)
            fill(item, index);
        return item;
    }

    private void unfold(TreeItem item) {
        // From the outside in: what is inside something folded stays folded.
        item.setExpanded(true);
        for (int i = 0; i < item.getItemCount(); i++)
            unfold(made(item, i));
    }

    private void fill(TreeItem item, int index) {
        TreeItem parent = item.getParentItem();
        EventNode above = parent == null ? new EventNode.Top() : (EventNode) parent.getData();
        if (above == null || index >= forest.count(above))
            return;
        EventNode node = forest.child(above, index);
        boolean fresh = item.getData() == null;
        item.setData(node);
        for (int column = 0; column < tree.getColumnCount(); column++) {
            item.setText(column, rows.text(node, column));
            String colour = rows.colour(node, column);
            item.setForeground(column, colour.isEmpty() ? null : JFaceResources.getColorRegistry().get(colour));
        }
        item.setImage(icons.get(rows.icon(node)));
        if (fresh)
            item.setItemCount(forest.count(node));
    }

    /** Unfolds the way to an event, selects it and brings it into sight. */
    void reveal(EventNode.Event event) {
        TreeItem item = null;
        for (int index : forest.path(event)) {
            if (item != null)
                item.setExpanded(true);
            item = made(item, index);
        }
        if (item == null)
            return;
        tree.setSelection(item);
        tree.showItem(item);
        tree.notifyListeners(SWT.Selection, new Event());
    }

    /** The first event that is selected; null when none is. */
    EventNode.@Nullable Event selected() {
        for (TreeItem item : tree.getSelection())
            if (item.getData() instanceof EventNode.Event event)
                return event;
        return null;
    }

    /** The first row that is selected; null when none is. */
    @Nullable
    EventNode selectedNode() {
        TreeItem[] items = tree.getSelection();
        return items.length == 0 ? null : (EventNode) items[0].getData();
    }

    /** Unfolds all that is inside the selected rows, as far as a person can read it; without a selection inside all rows. */
    void unfoldSelected() {
        TreeItem[] items = tree.getSelectionCount() == 0 ? tree.getItems() : tree.getSelection();
        tree.setRedraw(false);
        int room = UNFOLDED;
        for (TreeItem item : items)
            room = unfold(item, room);
        tree.setRedraw(true);
    }

    private int unfold(TreeItem item, int room) {
        int left = room - item.getItemCount();
        item.setExpanded(true);
        for (int i = 0; i < item.getItemCount() && left > 0; i++)
            left = unfold(made(item, i), left);
        return left;
    }

    void foldAll() {
        tree.setRedraw(false);
        for (TreeItem item : tree.getItems())
            fold(item);
        tree.setRedraw(true);
    }

    private static void fold(TreeItem item) {
        if (!item.getExpanded())
            return;
        for (TreeItem inside : item.getItems())
            fold(inside);
        item.setExpanded(false);
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0 && event.keyCode == 'a')
            tree.selectAll();
    }

    /** Copies the selected rows as text, perhaps with all that is inside them. */
    void copy(boolean inside) {
        List<String> lines = new ArrayList<>();
        for (TreeItem item : tree.getSelection())
            lines(lines, (EventNode) item.getData(), inside);
        if (lines.isEmpty())
            return;
        StringJoiner text = new StringJoiner("\n");
        lines.forEach(text::add);
        Clipboard clipboard = new Clipboard(tree.getDisplay());
        clipboard.setContents(new Object[] {text.toString()}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private void lines(List<String> lines, @Nullable EventNode node, boolean inside) {
        if (node == null || lines.size() >= MOST_COPIED)
            return;
        lines.add(rows.line(node));
        if (inside)
            for (int i = 0; i < forest.count(node); i++)
                lines(lines, forest.child(node, i), true);
    }
}
