package org.daxscope.ui.widgets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.Nullable;

/** A table that makes its rows only when they come into sight, and copies them as text with Ctrl+C. */
public final class Grid implements DataSource {
    /** Under which a table knows its grid. */
    private static final String SELF = Grid.class.getName();

    private final String name;
    private final Composite frame;
    private final Table table;
    private final List<Column> columns;
    private final Icons icons;
    private Rows rows = Rows.NONE;
    /** What the table has of them. */
    private Rows shown = Rows.NONE;
    private boolean emptying;
    /** Items that belong to no row. */
    private final List<TableItem> going = new ArrayList<>();

    /** @param name what a screen reader calls the table */
    public Grid(Composite parent, String name, List<Column> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
        frame = new Composite(parent, SWT.NONE);
        table = new Table(frame, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI);
        table.setData(SELF, this);
        icons = new Icons(table);
        table.setHeaderVisible(true);
        table.setLinesVisible(false);
        Names.give(table, name);
        createColumns();
        table.addListener(SWT.SetData, event -> fill((TableItem) event.item, event.index));
        table.addListener(SWT.KeyDown, this::key);
        CellTips.onto(table);
        IPropertyChangeListener themes = event -> table.clearAll();
        JFaceResources.getColorRegistry().addListener(themes);
        table.addListener(SWT.Dispose, event -> {
            JFaceResources.getColorRegistry().removeListener(themes);
            dropGoing();
        });
    }

    private void createColumns() {
        TableColumnLayout layout = new TableColumnLayout(true);
        for (Column column : columns) {
            TableColumn made = new TableColumn(table, column.right() ? SWT.RIGHT : SWT.LEFT);
            made.setText(column.title());
            made.setToolTipText(column.tooltip());
            made.setMoveable(false);
            layout.setColumnData(made, column.weight() == 0
                    ? new ColumnPixelData(column.width(), true, false)
                    : new ColumnWeightData(column.weight(), column.width(), true));
        }
        frame.setLayout(layout);
    }

    /** The grid in sight within a control: the one with the keyboard's focus, else the first; null for none. */
    public static @Nullable Grid shownIn(Control control) {
        if (control.isDisposed())
            return null;
        Control focus = control.getDisplay().getFocusControl();
        Grid first = null;
        List<Control> left = new ArrayList<>(List.of(control));
        while (!left.isEmpty()) {
            Control next = left.removeLast();
            if (next.getData(SELF) instanceof Grid grid && next.isVisible() && (first == null || next == focus))
                first = grid;
            if (next instanceof Composite parent)
                left.addAll(Arrays.asList(parent.getChildren()).reversed());
        }
        return first;
    }

    public Composite control() {
        return frame;
    }

    @Override
    public @Nullable Data data() {
        return new DataTable(name, columns.stream().map(Column::title).toList(), rows);
    }

    public Table table() {
        return table;
    }

    public Rows rows() {
        return rows;
    }

    /** Shows other rows; the selection stays where its index still exists. */
    public void show(Rows next) {
        rows = next;
        shown = LimitedRows.of(next, columns);
        if (shown.count() < table.getItemCount())
            shrink(shown.count());
        else
            if (table.getItemCount() != shown.count())
                table.setItemCount(shown.count());
        table.clearAll();
    }

    /** GTK takes rows away one by one, each in time that grows with their number; all together they go at once. */
    private void shrink(int count) {
        int[] selected = Arrays.stream(table.getSelectionIndices()).filter(row -> row < count).toArray();
        int top = table.getTopIndex();
        emptying = true;
        table.removeAll();
        emptying = false;
        table.setItemCount(count);
        table.setSelection(selected);
        table.setTopIndex(Math.min(top, Math.max(0, count - 1)));
    }

    /** Selects a row and brings it into sight; of rows beyond those that are shown, the one that tells of them. */
    public void reveal(int wanted) {
        int last = table.getItemCount() - 1;
        int row = wanted > last && wanted < rows.count() ? last : wanted;
        if (row < 0 || row > last)
            return;
        table.setSelection(row);
        table.showSelection();
    }

    /**
     * GTK still asks for rows that are just going. SWT makes items for them which it never gives back, and a change of theme
     * would reach through them to memory that is gone.
     */
    private void forget(TableItem item) {
        going.add(item);
        if (going.size() == 1 && !table.isDisposed())
            table.getDisplay().asyncExec(this::dropGoing);
    }

    private void dropGoing() {
        if (!table.isDisposed())
            going.stream().filter(item -> !item.isDisposed()).forEach(TableItem::dispose);
        going.clear();
    }

    private void fill(TableItem item, int row) {
        if (emptying || row < 0) {
            forget(item);
            return;
        }
        if (row >= shown.count())
            return;
        for (int column = 0; column < columns.size(); column++) {
            item.setText(column, shown.text(row, column));
            String icon = shown.icon(row, column);
            // Even a null image would make GTK keep room for one in the whole column.
            if (!icon.isEmpty())
                item.setImage(column, icons.get(icon));
            else
                if (item.getImage(column) != null)
                    item.setImage(column, null);
            String colour = shown.colour(row, column);
            item.setForeground(column, colour.isEmpty() ? null : JFaceResources.getColorRegistry().get(colour));
        }
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MOD1) == 0)
            return;
        if (event.keyCode == 'c')
            copy();
        else
            if (event.keyCode == 'a')
                table.selectAll();
    }

    private void copy() {
        StringJoiner text = new StringJoiner("\n");
        for (int row : table.getSelectionIndices()) {
            StringJoiner line = new StringJoiner("\t");
            for (int column = 0; column < columns.size(); column++)
                line.add(shown.text(row, column));
            text.add(line.toString());
        }
        if (text.length() == 0)
            return;
        Clipboard clipboard = new Clipboard(table.getDisplay());
        clipboard.setContents(new Object[] {text.toString()}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }
}
